package org.floris.login;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A service's WSDL, served as the CRM serves its own: {@code ?wsdl} with the binding, importing {@code ?wsdl=wsdl0} with
 * all else, or {@code ?singleWsdl}. Clients look for the policy in either of the two, so both have it.
 */
public final class ServiceContract {
    private static final String TYPES = "<wsdl:types>";
    private static final String PORT_TYPE_END = "</wsdl:portType>";

    private final String text;
    private final String policyId;

    /**
     * @param text     the whole contract, whose first binding is to have the policy
     * @param policyId id of the policy
     */
    public ServiceContract(String text, String policyId) {
        this.text = text;
        this.policyId = policyId;
    }

    /**
     * @param query     of the request, such as {@code wsdl=wsdl0}
     * @param address   of the service
     * @param namespace of the contract
     * @return empty when the query asks for no contract
     */
    public Optional<String> answer(String query, String policy, String address, String namespace) {
        String whole = withPolicy(policy);
        int types = whole.indexOf(TYPES);
        int rest = whole.indexOf(PORT_TYPE_END) + PORT_TYPE_END.length();
        String part =
                switch (asked(query)) {
                    case "wsdl" ->
                        whole.substring(0, types) + "<wsdl:import namespace=\"" + namespace + "\" location=\""
                                + Xml.escaped(address) + "?wsdl=wsdl0\"/>" + whole.substring(rest);
                    // Clients that merge both documents cannot have two names.
                    case "wsdl=wsdl0" ->
                        whole.substring(0, rest).replaceFirst(" name=\"[^\"]*\"", "") + "\n</wsdl:definitions>\n";
                    case "singlewsdl" -> whole;
                    default -> null;
                };
        return Optional.ofNullable(part);
    }

    /** .NET's clients tell their own version too: {@code wsdl&sdkversion=9}. */
    private static String asked(String query) {
        return Arrays.stream(query.toLowerCase(Locale.ROOT).split("&"))
                .filter(parameter -> parameter.matches("(single)?wsdl(=.*)?"))
                .findFirst()
                .orElse("");
    }

    private String withPolicy(String policy) {
        if (policy.isEmpty()) {
            return text;
        }
        int types = text.indexOf(TYPES);
        int binding = text.indexOf('>', text.indexOf("<wsdl:binding ")) + 1;
        return text.substring(0, types) + policy + text.substring(types, binding)
                + "<wsp:PolicyReference xmlns:wsp=\"http://schemas.xmlsoap.org/ws/2004/09/policy\" URI=\"#" + policyId
                + "\"/>" + text.substring(binding);
    }
}
