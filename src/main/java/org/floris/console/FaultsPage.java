package org.floris.console;

import java.util.List;
import java.util.Map;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.sandbox.FaultInjection;
import org.floris.sandbox.FaultRule;
import org.floris.sandbox.SandboxServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Faults in the sandbox's systems: what a rehearsal of a bad night needs. */
@Controller
class FaultsPage {
    private static final Logger LOG = LoggerFactory.getLogger(FaultsPage.class);

    private final ObjectProvider<SandboxServer> sandbox;
    private final Words words;

    FaultsPage(ObjectProvider<SandboxServer> sandbox, Words words) {
        this.sandbox = sandbox;
        this.words = words;
    }

    /** One fault with how often it has struck. */
    record Injected(FaultRule rule, int struck) {}

    /** Adds the faults of a simulated system to its page; nothing outside the sandbox. */
    void show(String system, Model model) {
        SandboxServer server = sandbox.getIfAvailable();
        if (server == null || !isSimulated(server, system)) {
            return;
        }
        FaultInjection faults = server.faults(system);
        Map<String, Integer> struck = faults.struck();
        List<Injected> injected = faults.rules().stream()
                .map(rule -> new Injected(rule, struck.getOrDefault(rule.id(), 0)))
                .toList();
        model.addAttribute("faults", injected);
        model.addAttribute("kinds", FaultRule.Kind.values());
    }

    @PostMapping("/systems/{system}/faults")
    String inject(@PathVariable String system, FaultForm form, Authentication account) {
        if (form.kind() == null) {
            throw new FlorisException(ErrorCode.INVALID_VALUE, words.say("fault.kind.missing"));
        }
        of(system).add(form.rule());
        LOG.info("{} injects {} into {}", account.getName(), form.kind(), system);
        return "redirect:/systems/" + system;
    }

    @PostMapping("/systems/{system}/faults/{id}/remove")
    String remove(@PathVariable String system, @PathVariable String id, Authentication account) {
        of(system).remove(id);
        LOG.info("{} takes a fault out of {}", account.getName(), system);
        return "redirect:/systems/" + system;
    }

    private FaultInjection of(String system) {
        SandboxServer server = sandbox.getIfAvailable();
        if (server == null || !isSimulated(server, system)) {
            throw new FlorisException(ErrorCode.RECORD_NOT_FOUND, words.say("fault.nowhere", system));
        }
        return server.faults(system);
    }

    private static boolean isSimulated(SandboxServer server, String system) {
        try {
            return server.address(system) != null;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }
}
