package org.floris.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.Operation;
import org.floris.store.HubUser;
import org.floris.store.Users;
import org.floris.usage.UsageReport;
import org.floris.usage.UsageReport.Grouping;
import org.floris.usage.UsageRow;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Who uses what, and how often: as a table and as a map. */
@Controller
class UsagePage {
    private static final Set<Grouping> FEATURE = EnumSet.of(Grouping.SYSTEM, Grouping.ENTITY, Grouping.OPERATION);
    private static final UUID NOBODY = new UUID(0, 0);
    private static final Comparator<Feature> BY_NAME =
            Comparator.comparing(Feature::system).thenComparing(Feature::entity).thenComparing(Feature::operation);
    private static final Map<String, Comparator<Feature>> COLUMNS = Map.of(
            "feature", BY_NAME,
            "calls", Comparator.comparingLong(Feature::calls).thenComparing(BY_NAME.reversed()),
            "users", Comparator.comparingLong(Feature::users).thenComparing(BY_NAME.reversed()),
            "last",
                    Comparator.comparing((Feature feature) -> feature.row().lastHour())
                            .thenComparing(BY_NAME.reversed()));

    private final UsageReport report;
    private final Users users;
    private final KnownNames names;
    private final Words words;

    UsagePage(UsageReport report, Users users, KnownNames names, Words words) {
        this.report = report;
        this.users = users;
        this.names = names;
        this.words = words;
    }

    /**
     * One feature with its use.
     *
     * @param share of all calls shown, in thousandths
     */
    record Feature(UsageRow row, long share) {
        public String system() {
            return row.system().orElse("");
        }

        public String entity() {
            return row.entity().orElse("");
        }

        public Operation operation() {
            return row.operation().orElse(Operation.EXECUTE);
        }

        public long calls() {
            return row.calls();
        }

        public long users() {
            return row.users();
        }
    }

    @GetMapping("/usage")
    String show(UsageQuery query, @RequestParam(required = false) String sort, Model model) {
        Sorting sorting = Sorting.of(sort, "-calls", query.href("/usage"));
        List<Feature> features = features(query);
        model.addAttribute("query", query);
        model.addAttribute("sorting", sorting);
        model.addAttribute("features", sorting.sorted(features, COLUMNS));
        model.addAttribute("sentence", sentence(features));
        model.addAttribute("map", query.href("/usage/map"));
        model.addAttribute("export", query.href("/usage.csv"));
        model.addAttribute("systems", names.systems());
        model.addAttribute("operations", Operation.values());
        return "usage";
    }

    /** The features for the map's picture. */
    @GetMapping("/usage/map")
    @ResponseBody
    List<Map<String, Object>> map(UsageQuery query) {
        return features(query).stream()
                .map(feature -> Map.<String, Object>of(
                        "system", feature.system(),
                        "entity", feature.entity(),
                        "operation",
                                words.say("operation."
                                        + feature.operation().name().toLowerCase(java.util.Locale.ROOT)),
                        "calls", feature.calls(),
                        "users", feature.users()))
                .toList();
    }

    @GetMapping("/usage.csv")
    void export(UsageQuery query, HttpServletResponse response) throws IOException {
        CsvFile file = CsvFile.to(response, "usage", "system", "entity", "operation", "calls", "users", "last_hour");
        for (Feature feature : features(query)) {
            file.row(
                    feature.system(),
                    feature.entity(),
                    feature.operation(),
                    feature.calls(),
                    feature.users(),
                    feature.row().lastHour());
        }
        file.flush();
    }

    private List<Feature> features(UsageQuery query) {
        // A login that nobody has finds nothing, rather than everything.
        Optional<UUID> user = ExchangeQuery.given(query.user())
                .map(login -> users.byLogin(login).map(HubUser::id).orElse(NOBODY));
        List<UsageRow> rows = report.rows(query.filter(user), FEATURE);
        long most = rows.stream().mapToLong(UsageRow::calls).max().orElse(0);
        return rows.stream()
                .map(row -> new Feature(row, most == 0 ? 0 : Math.max(4, row.calls() * 1000 / most)))
                .toList();
    }

    private Sentence sentence(List<Feature> features) {
        if (features.isEmpty()) {
            return Sentence.of(State.OFF, words.say("usage.sentence.none"));
        }
        long calls = features.stream().mapToLong(Feature::calls).sum();
        long systems = features.stream().map(Feature::system).distinct().count();
        return Sentence.of(
                State.FINE,
                words.say(
                        "usage.sentence",
                        words.count("usage.features", features.size()),
                        words.count("usage.systems", systems),
                        words.count("usage.calls", calls)));
    }
}
