package org.floris.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A SOAP client made of plain text over HTTP. */
final class SoapClient {
    static final String SERVICES = "http://schemas.microsoft.com/xrm/2011/Contracts/Services";
    static final String ACTION = SERVICES + "/IOrganizationService/";
    private static final String PREFIXES = " xmlns:b='http://schemas.microsoft.com/xrm/2011/Contracts'"
            + " xmlns:m='http://schemas.microsoft.com/crm/2011/Contracts'"
            + " xmlns:c='http://schemas.datacontract.org/2004/07/System.Collections.Generic'"
            + " xmlns:i='http://www.w3.org/2001/XMLSchema-instance' xmlns:x='http://www.w3.org/2001/XMLSchema'"
            + " xmlns:g='http://schemas.microsoft.com/2003/10/Serialization/'"
            + " xmlns:l='http://schemas.microsoft.com/2003/10/Serialization/Arrays'";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI address;
    private final String login;
    private final String callerId;

    SoapClient(URI address, String login) {
        this(address, login, null);
    }

    private SoapClient(URI address, String login, String callerId) {
        this.address = address;
        this.login = login;
        this.callerId = callerId;
    }

    SoapClient actingFor(String user) {
        return new SoapClient(address, login, user);
    }

    /** What came back. */
    record Answer(int status, String text, Document document) {
        String value(String element) {
            NodeList found = document.getElementsByTagNameNS("*", element);
            return found.getLength() == 0 ? null : found.item(0).getTextContent();
        }

        int count(String element) {
            return document.getElementsByTagNameNS("*", element).getLength();
        }

        /** The text of an attribute's value, of the first record that has it. */
        String attribute(String key) {
            Element value = valueElement(key, "KeyValuePairOfstringanyType");
            return value == null ? null : value.getTextContent();
        }

        String formatted(String key) {
            Element value = valueElement(key, "KeyValuePairOfstringstring");
            return value == null ? null : value.getTextContent();
        }

        String type(String key) {
            return valueElement(key, "KeyValuePairOfstringanyType")
                    .getAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "type");
        }

        private Element valueElement(String key, String pair) {
            NodeList pairs = document.getElementsByTagNameNS("*", pair);
            for (int i = 0; i < pairs.getLength(); i++) {
                Element one = (Element) pairs.item(i);
                if (one.getElementsByTagNameNS("*", "key")
                        .item(0)
                        .getTextContent()
                        .equals(key)) {
                    return (Element) one.getElementsByTagNameNS("*", "value").item(0);
                }
            }
            return null;
        }

        String code() {
            return value("ErrorCode");
        }
    }

    /** Calls an operation with the content of its element, over SOAP 1.1. */
    Answer call(String operation, String content) {
        String header = callerId == null ? "" : "<s:Header><b:CallerId>" + callerId + "</b:CallerId></s:Header>";
        String envelope = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'" + PREFIXES + ">" + header
                + "<s:Body><" + operation + " xmlns='" + SERVICES + "'>" + content + "</" + operation
                + "></s:Body></s:Envelope>";
        return post("/web", "text/xml; charset=utf-8", ACTION + operation, envelope);
    }

    /** Calls an operation over SOAP 1.2 with addressing. */
    Answer call12(String operation, String content) {
        String envelope = "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'"
                + " xmlns:a='http://www.w3.org/2005/08/addressing'" + PREFIXES + "><s:Header><a:Action>" + ACTION
                + operation + "</a:Action><a:MessageID>urn:uuid:1</a:MessageID></s:Header><s:Body><" + operation
                + " xmlns='" + SERVICES + "'>" + content + "</" + operation + "></s:Body></s:Envelope>";
        return post("", "application/soap+xml; charset=utf-8", null, envelope);
    }

    Answer post(String path, String type, String action, String message) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                    .header("Content-Type", type)
                    .POST(HttpRequest.BodyPublishers.ofString(message));
            if (login != null) {
                String pair = login + ":sandbox";
                request.header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
            }
            if (action != null) {
                request.header("SOAPAction", "\"" + action + "\"");
            }
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String text = response.body();
            return new Answer(response.statusCode(), text, text.startsWith("<") ? parse(text) : null);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String get(URI address) {
        try {
            return HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static Document parse(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            return null;
        }
    }
}
