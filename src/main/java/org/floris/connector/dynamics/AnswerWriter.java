package org.floris.connector.dynamics;

/** Writes the body of an answer. */
final class AnswerWriter {
    private AnswerWriter() {}

    static void write(XmlOut out, String envelope, SoapVersion version, OrganizationAnswer answer) {
        if (answer instanceof OrganizationAnswer.Faulted faulted) {
            FaultXml.write(out, envelope, version, faulted);
            return;
        }
        out.startService(operation(answer) + "Response").declare("", Namespaces.SERVICES);
        if (answer instanceof OrganizationAnswer.Created created) {
            out.startService("CreateResult").text(created.id().toString()).end();
        } else if (answer instanceof OrganizationAnswer.Retrieved retrieved) {
            result(out, "RetrieveResult");
            ValueWriter.entityContent(out, retrieved.entity());
            out.end();
        } else if (answer instanceof OrganizationAnswer.RetrievedMultiple multiple) {
            result(out, "RetrieveMultipleResult");
            ValueWriter.collectionContent(out, multiple.page());
            out.end();
        } else if (answer instanceof OrganizationAnswer.Executed executed) {
            result(out, "ExecuteResult");
            resultContent(out, executed);
            out.end();
        }
        out.end();
    }

    private static void result(XmlOut out, String element) {
        out.startService(element).place("a").place("i");
    }

    static void resultContent(XmlOut out, OrganizationAnswer.Executed executed) {
        RequestWriter.messageType(out, executed.typeNamespace(), executed.responseName() + "Response");
        out.element("a:ResponseName", executed.responseName());
        ValueWriter.bag(out, "a:Results", executed.results());
    }

    static String operation(OrganizationAnswer answer) {
        if (answer instanceof OrganizationAnswer.Created) {
            return "Create";
        }
        if (answer instanceof OrganizationAnswer.Retrieved) {
            return "Retrieve";
        }
        if (answer instanceof OrganizationAnswer.Updated) {
            return "Update";
        }
        if (answer instanceof OrganizationAnswer.Deleted) {
            return "Delete";
        }
        if (answer instanceof OrganizationAnswer.RetrievedMultiple) {
            return "RetrieveMultiple";
        }
        if (answer instanceof OrganizationAnswer.Associated) {
            return "Associate";
        }
        if (answer instanceof OrganizationAnswer.Disassociated) {
            return "Disassociate";
        }
        return "Execute";
    }
}
