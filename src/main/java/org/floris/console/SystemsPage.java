package org.floris.console;

import java.util.List;
import java.util.Optional;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.Connectors;
import org.floris.connector.Maintenance;
import org.floris.connector.MaintenanceNotice;
import org.floris.connector.SystemHealth;
import org.floris.connector.health.SystemHealthWatch;
import org.floris.connector.settings.ConnectorCatalog;
import org.floris.console.Sample.SystemLine;
import org.floris.journal.Dirty;
import org.floris.journal.DirtyCount;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The systems outside: how they are and how they are set. */
@Controller
class SystemsPage {
    private final SystemHealthWatch watch;
    private final Sampler sampler;
    private final ConnectorCatalog catalog;
    private final FaultsPage faults;
    private final Maintenance maintenance;
    private final Connectors connectors;
    private final Dirty dirty;
    private final Words words;

    SystemsPage(
            SystemHealthWatch watch,
            Sampler sampler,
            ConnectorCatalog catalog,
            FaultsPage faults,
            Maintenance maintenance,
            Connectors connectors,
            Dirty dirty,
            Words words) {
        this.catalog = catalog;
        this.faults = faults;
        this.watch = watch;
        this.sampler = sampler;
        this.maintenance = maintenance;
        this.connectors = connectors;
        this.dirty = dirty;
        this.words = words;
    }

    @GetMapping("/systems")
    String list(Model model) {
        List<SystemLine> systems = sampler.latest().systems();
        model.addAttribute("systems", systems);
        model.addAttribute("sentence", sentence(systems));
        return "systems";
    }

    @GetMapping("/systems/{name}")
    String show(@PathVariable String name, Model model) {
        SystemLine line = sampler.latest().systems().stream()
                .filter(system -> system.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new FlorisException(ErrorCode.RECORD_NOT_FOUND, words.say("system.unknown", name)));
        SystemHealth health = watch.latest().stream()
                .filter(answer -> answer.system().equals(name))
                .findFirst()
                .orElse(null);
        model.addAttribute("system", line);
        model.addAttribute("health", health);
        model.addAttribute("sentence", sentence(line));
        if (catalog.systems().contains(name)) {
            model.addAttribute("settings", SystemSettings.shown(catalog.of(name)));
            model.addAttribute("whenDown", SystemSettings.whenDown(catalog.of(name)));
        }
        model.addAttribute("notice", maintenance.of(name).orElse(null));
        model.addAttribute("usable", connectors.systems().contains(name));
        model.addAttribute(
                "owed",
                dirty.counts().stream()
                        .filter(count -> count.system().equals(name))
                        .mapToLong(DirtyCount::dirty)
                        .sum());
        faults.show(name, model);
        return "system";
    }

    private Sentence sentence(List<SystemLine> systems) {
        long down = systems.stream()
                .filter(system -> system.badge().state() == State.WRONG)
                .count();
        if (systems.isEmpty()) {
            return Sentence.of(State.OFF, words.say("systems.empty.title"));
        }
        return down == 0
                ? Sentence.of(State.FINE, words.count("systems.fine", systems.size()))
                : Sentence.of(State.WRONG, words.count("systems.down", down));
    }

    private Sentence sentence(SystemLine system) {
        Optional<MaintenanceNotice> notice = maintenance.of(system.name());
        if (notice.isPresent()) {
            String told = words.say(
                    "maintenance.sentence", notice.get().reason(), notice.get().by());
            return new Sentence(new Badge(State.WAITING, "maintenance.state"), told, null)
                    .thenDo("maintenance.end", "/systems/" + system.name() + "/maintenance/end", "OPERATOR");
        }
        return system.reason().isEmpty()
                ? new Sentence(system.badge(), words.say("system.fine"), null)
                : new Sentence(system.badge(), words.tell(system.reason()), null);
    }
}
