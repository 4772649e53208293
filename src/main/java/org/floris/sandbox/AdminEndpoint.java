package org.floris.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.floris.sandbox.crm.Attribute;
import org.floris.sandbox.crm.CrmFault;
import org.floris.sandbox.crm.Database;
import org.floris.sandbox.crm.EntityType;
import org.floris.sandbox.crm.login.TokenService;

/** What a rehearsal needs beside the CRM itself: {@code /sandbox/status, faults, plugin, tokens, users, sample}. */
final class AdminEndpoint implements HttpHandler {
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true);
    private static final int MOST_SAMPLES = 100_000;

    private final SimulatedSystem system;

    AdminEndpoint(SimulatedSystem system) {
        this.system = system;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            Object answer = answer(exchange);
            send(exchange, answer == null ? 404 : 200, answer == null ? error("There is nothing here.") : answer);
        } catch (IllegalArgumentException | CrmFault e) {
            send(exchange, 400, error(e.getMessage()));
        } catch (JsonProcessingException e) {
            send(exchange, 400, error("The JSON is not understood: " + e.getOriginalMessage()));
        }
    }

    static void apologise(HttpExchange exchange) throws IOException {
        send(exchange, 500, error("The simulated system has failed; its log says where."));
    }

    private Object answer(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange.getRequestURI());
        String what =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        return switch (what) {
            case "GET /sandbox/status" -> status();
            case "GET /sandbox/faults" -> system.faults().rules();
            case "PUT /sandbox/faults", "POST /sandbox/faults" -> put(JSON.readTree(exchange.getRequestBody()));
            case "DELETE /sandbox/faults" -> delete(query.get("id"));
            case "GET /sandbox/tokens" -> system.tokens().status();
            case "PUT /sandbox/tokens" -> tokens(JSON.readTree(exchange.getRequestBody()));
            case "DELETE /sandbox/tokens" -> forgetTokens();
            case "PUT /sandbox/plugin" -> plugin(JSON.readTree(exchange.getRequestBody()));
            case "GET /sandbox/users" -> users();
            case "GET /sandbox/sample" -> sample(query);
            default -> null;
        };
    }

    private Map<String, Object> status() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("system", system.own().name());
        status.put("version", system.schema().version());
        status.put("address", system.address().toString());
        status.put("ready", system.ready());
        status.put("records", system.ready() ? system.backend().crm().counts() : Map.of());
        status.put("calls", system.counts().calls());
        status.put("faulted", system.counts().faults());
        status.put("plugin", pluginStatus());
        status.put("faults", system.faults().rules());
        status.put("struck", system.faults().struck());
        return status;
    }

    private Map<String, Object> pluginStatus() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("enabled", system.plugin().enabled());
        status.put("hub", String.valueOf(system.plugin().hub()));
        status.put("saves", system.plugin().counts());
        return status;
    }

    /** One rule is added; an array replaces all rules. */
    private Object put(JsonNode body) throws JsonProcessingException {
        if (!body.isArray()) {
            return system.faults().add(JSON.treeToValue(body, FaultRule.class));
        }
        List<FaultRule> rules = new ArrayList<>();
        for (JsonNode rule : body) {
            rules.add(JSON.treeToValue(rule, FaultRule.class));
        }
        system.faults().clear();
        return rules.stream().map(system.faults()::add).toList();
    }

    private Object tokens(JsonNode orders) throws JsonProcessingException {
        system.tokens().obey(JSON.treeToValue(orders, TokenService.Orders.class));
        return system.tokens().status();
    }

    /** As a restart of the web server and its token service would. */
    private Object forgetTokens() {
        system.gate().forget();
        return Map.of("state", "forgotten");
    }

    private Object delete(String id) {
        if (id == null) {
            system.faults().clear();
        } else {
            system.faults().remove(id);
        }
        return system.faults().rules();
    }

    private Object plugin(JsonNode body) {
        if (body.hasNonNull("enabled")) {
            system.plugin().enable(body.get("enabled").asBoolean());
        }
        if (body.hasNonNull("hub")) {
            system.plugin().hub(URI.create(body.get("hub").asText()));
        }
        return pluginStatus();
    }

    private List<Map<String, Object>> users() {
        Database database = system.backend().crm().database();
        EntityType user = system.schema().entity("systemuser");
        Attribute login = user.attribute("domainname");
        Attribute department = user.attributes().stream()
                .filter(attribute -> attribute.name().endsWith("_department"))
                .findFirst()
                .orElseThrow();
        List<Map<String, Object>> users = new ArrayList<>();
        for (Object[] values : database.table(user).after(null)) {
            Object code = values[department.index()];
            if (code != null) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("login", values[login.index()]);
                one.put("id", values[0]);
                one.put(
                        "department",
                        department.options().get(code).label().en().toLowerCase(java.util.Locale.ROOT));
                users.add(one);
            }
        }
        return users;
    }

    private Object sample(Map<String, String> query) {
        EntityType entity = system.schema().entity(query.get("entity"));
        int count = Integer.parseInt(query.getOrDefault("count", "100"));
        return system.backend().crm().database().sample(entity, Math.min(MOST_SAMPLES, Math.max(1, count)));
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new HashMap<>();
        for (String pair :
                uri.getRawQuery() == null ? new String[0] : uri.getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private static Map<String, String> error(String text) {
        return Map.of("error", String.valueOf(text));
    }

    private static void send(HttpExchange exchange, int status, Object answer) throws IOException {
        byte[] body = JSON.writeValueAsBytes(answer);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
