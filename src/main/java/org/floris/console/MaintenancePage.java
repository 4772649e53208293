package org.floris.console;

import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.Connectors;
import org.floris.connector.Maintenance;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes a system out of use and puts it into use again, from its page. */
@Controller
class MaintenancePage {
    private static final int LONGEST_REASON = 300;

    private final Maintenance maintenance;
    private final Connectors connectors;
    private final Words words;

    MaintenancePage(Maintenance maintenance, Connectors connectors, Words words) {
        this.maintenance = maintenance;
        this.connectors = connectors;
        this.words = words;
    }

    @PostMapping("/systems/{system}/maintenance")
    String begin(
            @PathVariable String system,
            @RequestParam String reason,
            @RequestParam String typed,
            Authentication account,
            RedirectAttributes told) {
        require(system);
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new FlorisException(ErrorCode.INVALID_VALUE, words.say("maintenance.reason.missing"));
        }
        if (!system.equals(typed.strip())) {
            throw new FlorisException(ErrorCode.INVALID_VALUE, words.say("maintenance.typed"));
        }
        maintenance.begin(system, why, account.getName());
        told.addFlashAttribute("told", words.say("maintenance.begun", system));
        return "redirect:/systems/" + system;
    }

    @PostMapping("/systems/{system}/maintenance/end")
    String end(@PathVariable String system, Authentication account, RedirectAttributes told) {
        require(system);
        boolean ended = maintenance.end(system, account.getName());
        told.addFlashAttribute("told", words.say(ended ? "maintenance.ended" : "maintenance.none", system));
        return "redirect:/systems/" + system;
    }

    private void require(String system) {
        if (!connectors.systems().contains(system)) {
            throw new FlorisException(ErrorCode.RECORD_NOT_FOUND, words.say("system.unknown", system));
        }
    }
}
