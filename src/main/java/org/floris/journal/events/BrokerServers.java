package org.floris.journal.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the topics are, out of the broker's URL: hosts and ports alone, for its parameters may hold a password. */
final class BrokerServers {
    private static final Pattern HOST = Pattern.compile("//(?:[^@/?,)]*@)?([^/?,;)#]+)");

    private BrokerServers() {}

    static ObjectNode of(String url) {
        ObjectNode servers = JsonNodeFactory.instance.objectNode();
        List<String> hosts = hosts(url);
        if (hosts.isEmpty()) {
            servers.set("broker", server("in-the-box", "The broker in the box, which only the hub itself can reach."));
        }
        for (String host : hosts) {
            String name = servers.isEmpty() ? "broker" : "broker" + (servers.size() + 1);
            ObjectNode server = server(host, "ActiveMQ Artemis.");
            server.putArray("security").addObject().put("$ref", "#/components/securitySchemes/account");
            servers.set(name, server);
        }
        return servers;
    }

    private static List<String> hosts(String url) {
        List<String> hosts = new ArrayList<>();
        String beforeParameters = url.startsWith("(") ? url.substring(0, url.indexOf(')') + 1) : url;
        for (Matcher host = HOST.matcher(beforeParameters); host.find(); ) {
            hosts.add(host.group(1));
        }
        return hosts;
    }

    private static ObjectNode server(String host, String description) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("host", host)
                .put("protocol", "jms")
                .put("description", description);
    }
}
