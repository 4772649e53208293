package org.floris.login;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/**
 * What the contract of a service says about logging in, found by clients in the field by its elements' names and even
 * their prefixes: that tokens are taken, where they are issued, and as another choice that nothing of it is needed, for
 * HTTP Basic and UsernameTokens are taken too.
 */
@Component
public class ClaimsPolicy {
    private static final String TEXT =
            """
            <wsp:Policy wsu:Id="{id}" xmlns:wsp="http://schemas.xmlsoap.org/ws/2004/09/policy" \
            xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd">
              <wsp:ExactlyOne>
                <wsp:All>
                  <ms-xrm:AuthenticationPolicy xmlns:ms-xrm="http://schemas.microsoft.com/xrm/2011/Contracts/Services">
                    <ms-xrm:Authentication>Federation</ms-xrm:Authentication>
                    <ms-xrm:SecureTokenService>
                      <ms-xrm:Identifier>{trust}</ms-xrm:Identifier>
                      <ms-xrm:AppliesTo>{service}</ms-xrm:AppliesTo>
                    </ms-xrm:SecureTokenService>
                  </ms-xrm:AuthenticationPolicy>
                  <sp:TransportBinding xmlns:sp="http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702">
                    <wsp:Policy>
                      <sp:TransportToken><wsp:Policy><sp:HttpsToken/></wsp:Policy></sp:TransportToken>
                      <sp:AlgorithmSuite><wsp:Policy><sp:Basic256/></wsp:Policy></sp:AlgorithmSuite>
                      <sp:Layout><wsp:Policy><sp:Strict/></wsp:Policy></sp:Layout>
                      <sp:IncludeTimestamp/>
                    </wsp:Policy>
                  </sp:TransportBinding>
                  <sp:EndorsingSupportingTokens xmlns:sp="http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702">
                    <wsp:Policy>
                      <sp:IssuedToken sp:IncludeToken="http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702/IncludeToken/AlwaysToRecipient">
                        <sp:Issuer>
                          <Address xmlns="http://www.w3.org/2005/08/addressing">{trust}/13/usernamemixed</Address>
                          <Metadata xmlns="http://www.w3.org/2005/08/addressing">
                            <Metadata xmlns="http://schemas.xmlsoap.org/ws/2004/09/mex" xmlns:wsx="http://schemas.xmlsoap.org/ws/2004/09/mex">
                              <wsx:MetadataSection xmlns="">
                                <wsx:MetadataReference>
                                  <Address xmlns="http://www.w3.org/2005/08/addressing">{trust}/mex</Address>
                                </wsx:MetadataReference>
                              </wsx:MetadataSection>
                            </Metadata>
                          </Metadata>
                        </sp:Issuer>
                        <sp:RequestSecurityTokenTemplate>
                          <trust:KeyType xmlns:trust="http://docs.oasis-open.org/ws-sx/ws-trust/200512">http://docs.oasis-open.org/ws-sx/ws-trust/200512/SymmetricKey</trust:KeyType>
                          <trust:KeySize xmlns:trust="http://docs.oasis-open.org/ws-sx/ws-trust/200512">256</trust:KeySize>
                        </sp:RequestSecurityTokenTemplate>
                        <wsp:Policy><sp:RequireInternalReference/></wsp:Policy>
                      </sp:IssuedToken>
                    </wsp:Policy>
                  </sp:EndorsingSupportingTokens>
                  <sp:Wss11 xmlns:sp="http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702"><wsp:Policy/></sp:Wss11>
                  <sp:Trust13 xmlns:sp="http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702">
                    <wsp:Policy><sp:MustSupportIssuedTokens/></wsp:Policy>
                  </sp:Trust13>
                  <wsaw:UsingAddressing xmlns:wsaw="http://www.w3.org/2006/05/addressing/wsdl"/>
                </wsp:All>
                <wsp:All/>
              </wsp:ExactlyOne>
            </wsp:Policy>
            """;

    private final Tokens tokens;
    private final PublicAddress addresses;

    ClaimsPolicy(Tokens tokens, PublicAddress addresses) {
        this.tokens = tokens;
        this.addresses = addresses;
    }

    /**
     * The policy of a service's binding; empty where the hub issues no tokens.
     *
     * @param id      of the policy in its document
     * @param service path of the service
     */
    public String of(HttpServletRequest request, String system, String id, String service) {
        if (!tokens.areIssued()) {
            return "";
        }
        String secure = addresses.secure(request);
        return TEXT.replace("{id}", id)
                .replace("{trust}", Xml.escaped(secure + "/xrm/" + system + TrustIngress.PATH))
                .replace("{service}", Xml.escaped(secure + service));
    }
}
