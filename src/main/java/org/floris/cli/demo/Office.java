package org.floris.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.floris.cli.HubClient;

/** The bank's people, learned from the hub and from the systems in the box. */
final class Office {
    private static final int CLIENTS_EACH = 7;

    private final List<Person> people = new ArrayList<>();

    /** @param systems the simulated systems' own side, by name */
    static Office of(HubClient hub, Map<String, HubClient> systems, int most) {
        Office office = new Office();
        Map<String, Map<String, String>> ids = new HashMap<>();
        Map<String, List<String>> clients = new HashMap<>();
        Map<String, Integer> dealt = new HashMap<>();
        systems.forEach((name, system) -> {
            ids.put(name, userIds(system));
            clients.put(name, texts(system.get("/sandbox/sample", Map.of("entity", "contact", "count", "100000"))));
        });
        for (JsonNode user : users(hub)) {
            String login = user.path("login").asText();
            String home = user.path("home").asText();
            String id = ids.getOrDefault(home, Map.of()).get(login);
            if (id != null && office.people.size() < most) {
                int from = dealt.merge(home, CLIENTS_EACH, Integer::sum) - CLIENTS_EACH;
                office.people.add(new Person(login, home, id, deal(clients.get(home), from)));
            }
        }
        return office;
    }

    private static List<JsonNode> users(HubClient hub) {
        List<JsonNode> users = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = hub.get("/api/v1/users", Map.of("limit", "1000", "cursor", cursor));
            page.path("items").forEach(users::add);
            cursor = page.path("nextCursor").asText("");
        } while (!cursor.isEmpty() && !cursor.equals("null"));
        return users;
    }

    private static List<String> deal(List<String> clients, int from) {
        List<String> mine = new ArrayList<>();
        for (int index = 0; index < CLIENTS_EACH; index++) {
            mine.add(clients.get((from + index) % clients.size()));
        }
        return mine;
    }

    private static Map<String, String> userIds(HubClient system) {
        Map<String, String> ids = new HashMap<>();
        system.get("/sandbox/users").forEach(user -> {
            String login = user.path("login").asText();
            String bare = login.substring(login.indexOf('\\') + 1).toLowerCase(Locale.ROOT);
            ids.put(bare, user.path("id").asText());
        });
        return ids;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    List<Person> people() {
        return people;
    }

    Person person(String login) {
        return people.stream()
                .filter(person -> person.login().equals(login))
                .findFirst()
                .orElseThrow();
    }
}
