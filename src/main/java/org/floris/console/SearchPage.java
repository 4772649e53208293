package org.floris.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.cutover.BatchView;
import org.floris.cutover.Batches;
import org.floris.journal.ExchangeFilter;
import org.floris.journal.ExchangeSummary;
import org.floris.journal.Exchanges;
import org.floris.store.Home;
import org.floris.store.Homes;
import org.floris.store.HubUser;
import org.floris.store.Users;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** One box for everything: an exchange, a user, a batch, a record. What is found alone is opened at once. */
@Controller
class SearchPage {
    private static final int MOST = 20;

    private final Exchanges exchanges;
    private final Batches batches;
    private final Users users;
    private final Homes homes;

    SearchPage(Exchanges exchanges, Batches batches, Users users, Homes homes) {
        this.exchanges = exchanges;
        this.batches = batches;
        this.users = users;
        this.homes = homes;
    }

    /** A user with the system he works in. */
    record Person(HubUser user, Home home) {}

    @GetMapping("/search")
    String search(@RequestParam(defaultValue = "") String q, Model model) {
        String wanted = q.strip();
        List<ExchangeSummary> foundExchanges = wanted.isEmpty() ? List.of() : exchanges(wanted);
        List<BatchView> foundBatches = batches.list().stream()
                .filter(batch -> !wanted.isEmpty() && contains(batch.name(), wanted))
                .limit(MOST)
                .toList();
        List<Person> people = wanted.isEmpty() ? List.of() : people(wanted);
        Optional<String> only = only(foundExchanges, foundBatches, people);
        if (only.isPresent()) {
            return "redirect:" + only.get();
        }
        model.addAttribute("q", wanted);
        model.addAttribute("exchanges", foundExchanges);
        model.addAttribute("batches", foundBatches);
        model.addAttribute("people", people);
        return "search";
    }

    /** By the exchange's id or its beginning, else by the record it is about. */
    private List<ExchangeSummary> exchanges(String wanted) {
        Optional<UUID> id = uuid(wanted);
        Optional<ExchangeSummary> exact = id.flatMap(exchanges::find).map(detail -> detail.summary());
        if (exact.isPresent()) {
            return List.of(exact.get());
        }
        if (id.isPresent() || wanted.contains("/")) {
            return exchanges.search(byRecord(wanted), Optional.empty(), MOST).exchanges();
        }
        return wanted.matches("[0-9a-fA-F-]{6,35}")
                ? exchanges.search(byId(wanted), Optional.empty(), MOST).exchanges()
                : List.of();
    }

    private List<Person> people(String wanted) {
        List<HubUser> found = users.byLogin(wanted).map(List::of).orElseGet(() -> users.all().stream()
                .filter(user -> contains(user.login(), wanted) || contains(user.name(), wanted))
                .limit(MOST)
                .toList());
        List<Person> people = new ArrayList<>();
        for (HubUser user : found) {
            people.add(new Person(
                    user, homes.homesOf(Set.of(user.id())).stream().findFirst().orElse(null)));
        }
        return people;
    }

    private static Optional<String> only(
            List<ExchangeSummary> exchanges, List<BatchView> batches, List<Person> people) {
        if (exchanges.size() + batches.size() + people.size() != 1) {
            return Optional.empty();
        }
        if (!exchanges.isEmpty()) {
            return Optional.of("/exchanges/" + exchanges.get(0).id());
        }
        if (!batches.isEmpty()) {
            return Optional.of("/batches/" + batches.get(0).id());
        }
        return Optional.of(UriComponentsBuilder.fromPath("/exchanges")
                .queryParam("user", people.get(0).user().login())
                .build()
                .encode()
                .toUriString());
    }

    private static ExchangeFilter byRecord(String record) {
        return new ExchangeFilter(
                Optional.empty(),
                Optional.of(record),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static ExchangeFilter byId(String beginning) {
        return new ExchangeFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(beginning));
    }

    private static Optional<UUID> uuid(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
