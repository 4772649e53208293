package org.floris.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.wsdl.Definition;
import javax.wsdl.Operation;
import javax.wsdl.Port;
import javax.wsdl.Service;
import javax.wsdl.factory.WSDLFactory;
import javax.wsdl.xml.WSDLReader;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;

class DescriptionTest {
    @Test
    void theDescriptionLoadsWithBothBindingsAndAllOperations() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.ofClients(10)) {
            URI address = rehearsal.server.address("forsage");
            WSDLReader reader = WSDLFactory.newInstance().newWSDLReader();
            reader.setFeature("javax.wsdl.verbose", false);
            Definition definition = reader.readWSDL(address + "?wsdl");
            Service service = definition.getService(new QName(SoapClient.SERVICES, "OrganizationService"));
            assertThat(service.getPorts().size()).isEqualTo(2);
            for (Object port : service.getPorts().values()) {
                List<String> operations = new ArrayList<>();
                for (Object operation : ((Port) port).getBinding().getPortType().getOperations()) {
                    operations.add(((Operation) operation).getName());
                }
                assertThat(operations)
                        .containsExactlyInAnyOrder(
                                "Create",
                                "Retrieve",
                                "Update",
                                "Delete",
                                "Execute",
                                "Associate",
                                "Disassociate",
                                "RetrieveMultiple");
            }
            assertThat(SoapClient.get(URI.create(address + "?wsdl"))).contains(address + "/web");
        }
    }

    @Test
    void theSchemasAreValidAndDescribeWhatIsAnswered() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.ofClients(10)) {
            URI address = rehearsal.server.address("loris");
            var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(URI.create(address + "?xsd=xsd0").toURL());
            var answer = rehearsal
                    .hub("loris")
                    .call("Retrieve", Xml.key("contact", rehearsal.sample("loris", "contact")) + Xml.all());
            assertThat(BodyValidator.errors(schema, answer.document())).isEmpty();
        }
    }

    @Test
    void cxfCanReadTheDescription() {
        try (Rehearsal rehearsal = Rehearsal.ofClients(10)) {
            var factory = new org.apache.cxf.wsdl11.WSDLServiceFactory(
                    org.apache.cxf.BusFactory.getThreadDefaultBus(),
                    rehearsal.server.address("loris") + "?wsdl",
                    new QName(SoapClient.SERVICES, "OrganizationService"));
            assertThat(factory.create().getServiceInfos().get(0).getInterface().getOperations())
                    .hasSize(8);
        }
    }
}
