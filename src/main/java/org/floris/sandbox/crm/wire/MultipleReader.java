package org.floris.sandbox.crm.wire;

import java.util.List;
import org.floris.sandbox.crm.Caller;
import org.floris.sandbox.crm.CrmFault;

/** ExecuteMultiple: up to 1,000 requests, each a transaction of its own. */
final class MultipleReader {
    private static final int MOST = 1000;

    private final ExecuteReader single;

    MultipleReader(ExecuteReader single) {
        this.single = single;
    }

    Call read(XmlElement parameters) {
        XmlElement requests = null;
        XmlElement settings = null;
        for (XmlElement pair : QueryReader.children(parameters)) {
            XmlElement key = pair.child(Namespaces.GENERIC, "key");
            XmlElement value = pair.child(Namespaces.GENERIC, "value");
            if (key != null && key.text.strip().equals("Requests")) {
                requests = value;
            } else if (key != null && key.text.strip().equals("Settings")) {
                settings = value;
            }
        }
        if (requests == null || settings == null) {
            throw CrmFault.invalidArgument("ExecuteMultiple needs Requests and Settings.");
        }
        if (requests.children.size() > MOST) {
            throw CrmFault.invalidArgument("ExecuteMultiple takes at most " + MOST + " requests.");
        }
        List<XmlElement> inner = requests.children;
        boolean goOn = flag(settings, "ContinueOnError");
        boolean answers = flag(settings, "ReturnResponses");
        return new Call("ExecuteMultiple", null, null, (caller, out) -> run(caller, out, inner, goOn, answers));
    }

    private static boolean flag(XmlElement settings, String name) {
        XmlElement flag = settings.child(Namespaces.CONTRACTS_2012, name);
        return flag != null && flag.text.strip().equals("true");
    }

    private void run(Caller caller, XmlOut out, List<XmlElement> requests, boolean goOn, boolean answers) {
        out.raw("<ExecuteResult i:type=\"b:ExecuteMultipleResponse\" xmlns:b=\"")
                .raw(Namespaces.CONTRACTS);
        out.raw("\" xmlns:i=\"").raw(Namespaces.XSI).raw("\"><b:ResponseName>ExecuteMultiple</b:ResponseName>");
        out.raw("<b:Results xmlns:c=\"").raw(Namespaces.GENERIC).raw("\"><b:KeyValuePairOfstringanyType>");
        out.raw("<c:key>Responses</c:key><c:value i:type=\"e:OrganizationResponseCollection\" xmlns:e=\"");
        out.raw(Namespaces.CONTRACTS_2012).raw("\">");
        boolean faulted = false;
        for (int i = 0; i < requests.size() && (goOn || !faulted); i++) {
            faulted |= item(caller, out, requests.get(i), i, answers);
        }
        out.raw("</c:value></b:KeyValuePairOfstringanyType><b:KeyValuePairOfstringanyType><c:key>IsFaulted</c:key>");
        out.raw("<c:value i:type=\"d:boolean\" xmlns:d=\"").raw(Namespaces.XSD).raw("\">");
        out.raw(Boolean.toString(faulted));
        out.raw("</c:value></b:KeyValuePairOfstringanyType></b:Results></ExecuteResult>");
    }

    /** @return whether the request was refused */
    private boolean item(Caller caller, XmlOut out, XmlElement request, int index, boolean answers) {
        try {
            Call call = single.read(request);
            if (call.operation().equals("ExecuteMultiple")) {
                throw CrmFault.invalidArgument("ExecuteMultiple cannot be nested.");
            }
            XmlOut answer = new XmlOut();
            call.action().run(caller, answer);
            if (answers) {
                out.raw("<e:ExecuteMultipleResponseItem>").nil("e:Fault").element("e:RequestIndex", index);
                out.raw(answer.renamed("ExecuteResult", "e:Response")).raw("</e:ExecuteMultipleResponseItem>");
            }
            return false;
        } catch (CrmFault fault) {
            out.raw("<e:ExecuteMultipleResponseItem><e:Fault>");
            Envelopes.faultMembers(out, "b:", fault.code(), fault.getMessage());
            out.raw("</e:Fault>").element("e:RequestIndex", index).nil("e:Response");
            out.raw("</e:ExecuteMultipleResponseItem>");
            return true;
        }
    }
}
