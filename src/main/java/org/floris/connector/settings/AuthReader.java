package org.floris.connector.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.function.Function;

/** Reads the part {@code auth} of a {@code connector.yaml}. */
final class AuthReader {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Function<YamlNode, String> text;

    /** @param text a scalar with its placeholders resolved */
    AuthReader(Function<YamlNode, String> text) {
        this.text = text;
    }

    Auth read(YamlNode node) {
        YamlNode kind = node.child("kind").orElseThrow(() -> node.wrong("lacks kind"));
        return switch (text.apply(kind)) {
            case "basic" -> {
                node.onlyKeys(Set.of("kind", "user", "password"));
                yield new Auth.Basic(without(":", node, ""), required(node, "password"));
            }
            case "ntlm" -> {
                node.onlyKeys(Set.of("kind", "domain", "user", "password"));
                yield new Auth.Ntlm(
                        required(node, "domain"),
                        without("\\", node, ": its domain stands in domain"),
                        required(node, "password"));
            }
            case "ws-trust" -> {
                node.onlyKeys(Set.of("kind", "user", "password", "tokenService", "appliesTo"));
                yield new Auth.WsTrust(
                        required(node, "user"),
                        required(node, "password"),
                        tokenService(node),
                        node.child("appliesTo").map(this::address));
            }
            case "oauth2" -> {
                node.onlyKeys(Set.of("kind", "tokenService", "clientId", "clientSecret", "scope", "resource"));
                yield new Auth.OAuth2(
                        tokenService(node),
                        required(node, "clientId"),
                        required(node, "clientSecret"),
                        optional(node, "scope"),
                        optional(node, "resource"));
            }
            default -> throw kind.wrong("must be one of basic, ntlm, ws-trust, oauth2");
        };
    }

    private String required(YamlNode node, String name) {
        YamlNode found = node.child(name).orElseThrow(() -> node.wrong("lacks " + name));
        String value = text.apply(found);
        if (value.isEmpty()) {
            throw found.wrong("is empty");
        }
        return value;
    }

    /** The user, in whose name the log-in has no room for that. */
    private String without(String separator, YamlNode node, String why) {
        String user = required(node, "user");
        if (user.contains(separator)) {
            throw node.child("user").orElseThrow().wrong("must not hold " + separator + why);
        }
        return user;
    }

    private String optional(YamlNode node, String name) {
        return node.child(name).map(text).orElse("");
    }

    /** Passwords and tokens go there and back, so nobody may listen on the way. */
    private URI tokenService(YamlNode node) {
        YamlNode place = node.child("tokenService").orElseThrow(() -> node.wrong("lacks tokenService"));
        URI address = address(place);
        if (!address.getScheme().equals("https") && !LOOPBACK.contains(address.getHost())) {
            throw place.wrong("must begin with https:// because passwords and tokens go there");
        }
        return address;
    }

    private URI address(YamlNode node) {
        try {
            URI address = new URI(text.apply(node));
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (web && address.getHost() != null && address.getUserInfo() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw node.wrong(
                    "is not an address such as https://adfs.bank.example/adfs/services/trust/13/usernamemixed");
        }
        throw node.wrong("is not an address such as https://adfs.bank.example/adfs/services/trust/13/usernamemixed");
    }
}
