package org.floris.login;

import java.util.Optional;

/** The token service's own contract, bare or in a message of WS-MetadataExchange, named as ADFS names its own. */
final class TrustMetadata {
    private static final String DOCUMENT =
            """
            <wsdl:definitions name="SecurityTokenService" \
            targetNamespace="http://schemas.microsoft.com/ws/2008/06/identity/securitytokenservice" \
            xmlns:tns="http://schemas.microsoft.com/ws/2008/06/identity/securitytokenservice" \
            xmlns:trust="http://docs.oasis-open.org/ws-sx/ws-trust/200512" \
            xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap12="http://schemas.xmlsoap.org/wsdl/soap12/" \
            xmlns:wsam="http://www.w3.org/2007/05/addressing/metadata" xmlns:wsa10="http://www.w3.org/2005/08/addressing" \
            xmlns:wsp="http://schemas.xmlsoap.org/ws/2004/09/policy" xmlns:wsaw="http://www.w3.org/2006/05/addressing/wsdl" \
            xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd">
              <wsp:Policy wsu:Id="UserNameWSTrustBinding_IWSTrust13Async_policy"><wsp:ExactlyOne><wsp:All>
                <sp:TransportBinding xmlns:sp="http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702"><wsp:Policy>
                  <sp:TransportToken><wsp:Policy><sp:HttpsToken/></wsp:Policy></sp:TransportToken>
                  <sp:AlgorithmSuite><wsp:Policy><sp:Basic256/></wsp:Policy></sp:AlgorithmSuite>
                  <sp:Layout><wsp:Policy><sp:Strict/></wsp:Policy></sp:Layout><sp:IncludeTimestamp/>
                </wsp:Policy></sp:TransportBinding>
                <sp:SignedEncryptedSupportingTokens xmlns:sp="http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702"><wsp:Policy>
                  <sp:UsernameToken sp:IncludeToken="http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702/IncludeToken/AlwaysToRecipient">
                    <wsp:Policy><sp:WssUsernameToken10/></wsp:Policy></sp:UsernameToken>
                </wsp:Policy></sp:SignedEncryptedSupportingTokens>
                <sp:Wss11 xmlns:sp="http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702"><wsp:Policy/></sp:Wss11>
                <sp:Trust13 xmlns:sp="http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702"><wsp:Policy>
                  <sp:MustSupportIssuedTokens/></wsp:Policy></sp:Trust13>
                <wsaw:UsingAddressing/>
              </wsp:All></wsp:ExactlyOne></wsp:Policy>
              <wsdl:types><xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" \
            targetNamespace="http://docs.oasis-open.org/ws-sx/ws-trust/200512" elementFormDefault="qualified">
                <xsd:element name="RequestSecurityToken"><xsd:complexType><xsd:sequence>
                  <xsd:any namespace="##any" processContents="lax" minOccurs="0" maxOccurs="unbounded"/></xsd:sequence>
                  <xsd:attribute name="Context" type="xsd:anyURI"/></xsd:complexType></xsd:element>
                <xsd:element name="RequestSecurityTokenResponseCollection"><xsd:complexType><xsd:sequence>
                  <xsd:any namespace="##any" processContents="lax" minOccurs="1" maxOccurs="unbounded"/></xsd:sequence>
                  </xsd:complexType></xsd:element>
              </xsd:schema></wsdl:types>
              <wsdl:message name="IWSTrust13Async_Trust13IssueAsync_InputMessage">
                <wsdl:part name="request" element="trust:RequestSecurityToken"/></wsdl:message>
              <wsdl:message name="IWSTrust13Async_Trust13IssueAsync_OutputMessage">
                <wsdl:part name="Trust13IssueAsyncResult" element="trust:RequestSecurityTokenResponseCollection"/></wsdl:message>
              <wsdl:portType name="IWSTrust13Async"><wsdl:operation name="Trust13IssueAsync">
                <wsdl:input wsam:Action="http://docs.oasis-open.org/ws-sx/ws-trust/200512/RST/Issue" \
            message="tns:IWSTrust13Async_Trust13IssueAsync_InputMessage"/>
                <wsdl:output wsam:Action="http://docs.oasis-open.org/ws-sx/ws-trust/200512/RSTRC/IssueFinal" \
            message="tns:IWSTrust13Async_Trust13IssueAsync_OutputMessage"/>
              </wsdl:operation></wsdl:portType>
              <wsdl:binding name="UserNameWSTrustBinding_IWSTrust13Async" type="tns:IWSTrust13Async">
                <wsp:PolicyReference URI="#UserNameWSTrustBinding_IWSTrust13Async_policy"/>
                <soap12:binding transport="http://schemas.xmlsoap.org/soap/http"/>
                <wsdl:operation name="Trust13IssueAsync">
                  <soap12:operation soapAction="http://docs.oasis-open.org/ws-sx/ws-trust/200512/RST/Issue" style="document"/>
                  <wsdl:input><soap12:body use="literal"/></wsdl:input><wsdl:output><soap12:body use="literal"/></wsdl:output>
                </wsdl:operation></wsdl:binding>
              <wsdl:service name="SecurityTokenService">
                <wsdl:port name="UserNameWSTrustBinding_IWSTrust13Async" binding="tns:UserNameWSTrustBinding_IWSTrust13Async">
                  <soap12:address location="{trust}/13/usernamemixed"/>
                  <wsa10:EndpointReference><wsa10:Address>{trust}/13/usernamemixed</wsa10:Address></wsa10:EndpointReference>
                </wsdl:port></wsdl:service>
            </wsdl:definitions>""";

    private static final String SECTION =
            """
            <wsx:Metadata xmlns:wsx="http://schemas.xmlsoap.org/ws/2004/09/mex"><wsx:MetadataSection \
            Dialect="http://schemas.xmlsoap.org/wsdl/" \
            Identifier="http://schemas.microsoft.com/ws/2008/06/identity/securitytokenservice">
            %s</wsx:MetadataSection></wsx:Metadata>""";

    private TrustMetadata() {}

    /** @param trust address of the token service, without the endpoint */
    static byte[] document(String trust) {
        return Xml.bytes(text(trust));
    }

    /** The answer to a {@code Get} of WS-Transfer. */
    static byte[] answer(String trust, Optional<String> relatesTo) {
        return Xml.bytes(
                """
                <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://www.w3.org/2005/08/addressing">\
                <s:Header><a:Action s:mustUnderstand="1">http://schemas.xmlsoap.org/ws/2004/09/transfer/GetResponse</a:Action>"""
                        + relatesTo
                                .map(id -> "<a:RelatesTo>" + Xml.escaped(id) + "</a:RelatesTo>")
                                .orElse("")
                        + "</s:Header><s:Body>" + SECTION.formatted(text(trust)) + "</s:Body></s:Envelope>");
    }

    private static String text(String trust) {
        return DOCUMENT.replace("{trust}", Xml.escaped(trust));
    }
}
