package org.floris.fuzz;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Says what is wrong with an answer, as the caller sees it. */
public final class Judge {
    private static final Pattern INTERNAL = Pattern.compile(
            "Exception|floris\\.css|org\\.floris|\\bjava\\.|javax?\\.|\\tat |\\bat [a-z]+\\.[a-z]+|com\\.ctc|springframework|postgres"
                    + "|Camel|Tomcat|hibernate|SQL|select .* from|relation \"|/tmp/|/home/|/etc/|\\.java\\b|NullPointer"
                    + "|Cannot invoke|stack|" + Pattern.quote(System.getProperty("user.dir")),
            Pattern.CASE_INSENSITIVE);

    private Judge() {}

    /** @return empty when the answer is one of those that are allowed */
    public static List<String> wrongs(Attempt attempt, RawHttp.Answer answer) {
        List<String> wrongs = new ArrayList<>();
        if (answer.status() == 0) {
            return List.of("no answer at all");
        }
        String body = answer.body();
        if (attempt.allowed == Attempt.Allowed.HTTP_REFUSAL && !body.contains("Envelope")) {
            internal(body, wrongs);
            return wrongs;
        }
        Document document = parse(answer.bytes());
        if (document == null) {
            return List.of("not well-formed XML");
        }
        String soap = Envelope.namespace(!attempt.path.contains(".svc/web"));
        String type = Envelope.contentType(soap.equals(Envelope.SOAP12));
        check(is(document.getDocumentElement(), soap, "Envelope"), "not an envelope of the endpoint's version", wrongs);
        check(
                answer.header("Content-Type").replace(" ", "").equalsIgnoreCase(type.replace(" ", "")),
                "content type",
                wrongs);
        Element body1 = child(document.getDocumentElement(), soap, "Body");
        Element content = body1 == null ? null : first(body1);
        if (content == null) {
            wrongs.add("no body");
        } else if (is(content, soap, "Fault")) {
            boolean byHttp = attempt.allowed == Attempt.Allowed.HTTP_REFUSAL && answer.status() / 100 == 4;
            int status = attempt.mutation.equals("log-in") ? 401 : 500;
            check(answer.status() == status || byHttp, "status of a fault", wrongs);
            fault(content, soap, wrongs);
            internal(body, wrongs);
        } else {
            check(attempt.allowed != Attempt.Allowed.FAULT, "no fault", wrongs);
            check(answer.status() == 200, "status of an answer", wrongs);
            check(
                    is(content, Envelope.SERVICES, attempt.sample.operation() + "Response"),
                    "the answer of another operation",
                    wrongs);
        }
        return wrongs;
    }

    private static void fault(Element fault, String soap, List<String> wrongs) {
        boolean twelve = soap.equals(Envelope.SOAP12);
        Element code = twelve ? child(child(fault, soap, "Code"), soap, "Value") : child(fault, null, "faultcode");
        Element reason = twelve ? child(child(fault, soap, "Reason"), soap, "Text") : child(fault, null, "faultstring");
        Element detail = child(fault, twelve ? soap : null, twelve ? "Detail" : "detail");
        check(code != null && code.getTextContent().contains(":"), "no fault code", wrongs);
        check(reason != null && !reason.getTextContent().isBlank(), "no reason", wrongs);
        Element told = child(detail, Envelope.CONTRACTS, "OrganizationServiceFault");
        check(told != null, "no OrganizationServiceFault", wrongs);
        Element number = child(told, Envelope.CONTRACTS, "ErrorCode");
        check(number != null && number.getTextContent().matches("-\\d{10}"), "no ErrorCode", wrongs);
        Element message = child(told, Envelope.CONTRACTS, "Message");
        check(message != null && message.getTextContent().length() > 10, "no Message", wrongs);
        check(message == null || message.getTextContent().length() < 1_000, "a Message without end", wrongs);
        check(child(told, Envelope.CONTRACTS, "Timestamp") != null, "no Timestamp", wrongs);
    }

    static void internal(String body, List<String> wrongs) {
        // The caller's own word for an entity may be told back to him.
        var found = INTERNAL.matcher(body.replace(MeaningMutations.PATH, ""));
        if (found.find()) {
            wrongs.add("tells of '" + found.group() + "'");
        }
        for (String secret : Samples.SECRETS) {
            check(!body.contains(secret), "repeats what was sent", wrongs);
        }
    }

    static void check(boolean right, String wrong, List<String> wrongs) {
        if (!right) {
            wrongs.add(wrong);
        }
    }

    static Document parse(byte[] bytes) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(bytes));
        } catch (Exception wrong) {
            return null;
        }
    }

    static boolean is(Element element, String namespace, String name) {
        return name.equals(element.getLocalName()) && java.util.Objects.equals(namespace, element.getNamespaceURI());
    }

    static Element child(Element parent, String namespace, String name) {
        for (Node node = parent == null ? null : parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && is(element, namespace, name)) {
                return element;
            }
        }
        return null;
    }

    private static Element first(Element parent) {
        Node node = parent.getFirstChild();
        while (node != null && !(node instanceof Element)) {
            node = node.getNextSibling();
        }
        return (Element) node;
    }
}
