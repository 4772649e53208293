package org.floris.console;

import java.util.List;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.journal.ParkedEvent;
import org.floris.journal.ParkedEvents;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Events that cannot be published for their own reasons: tried again, or dropped. */
@Controller
class ParkedEventsPage {
    private final ParkedEvents events;
    private final Badges badges;
    private final Words words;

    ParkedEventsPage(ParkedEvents events, Badges badges, Words words) {
        this.events = events;
        this.badges = badges;
        this.words = words;
    }

    @GetMapping("/events")
    String list(Model model) {
        List<ParkedEvent> all = events.list();
        model.addAttribute("events", all);
        model.addAttribute("sentence", sentence(all));
        return "events";
    }

    @GetMapping("/events/{id}")
    String show(@PathVariable UUID id, Model model) {
        ParkedEvent event = events.find(id).orElseThrow(() -> gone(id));
        model.addAttribute("event", event);
        model.addAttribute("sentence", sentence(event));
        return "event";
    }

    @PostMapping("/events/{id}/retry")
    String retry(@PathVariable UUID id, Authentication account, RedirectAttributes told) {
        return wish(id, ParkedEvent.Wish.RETRY, account, told);
    }

    /** Cannot be undone, so it is asked for by name. */
    @PostMapping("/events/{id}/drop")
    String drop(@PathVariable UUID id, @RequestParam String typed, Authentication account, RedirectAttributes told) {
        ParkedEvent event = events.find(id).orElseThrow(() -> gone(id));
        if (!event.record().entity().equals(typed.strip())) {
            throw new FlorisException(ErrorCode.INVALID_VALUE, words.say("decide.typed"));
        }
        return wish(id, ParkedEvent.Wish.DROP, account, told);
    }

    private String wish(UUID id, ParkedEvent.Wish wish, Authentication account, RedirectAttributes told) {
        events.wish(id, wish, account.getName()).orElseThrow(() -> gone(id));
        told.addFlashAttribute("told", words.say(wish == ParkedEvent.Wish.RETRY ? "event.retried" : "event.dropped"));
        return "redirect:/events";
    }

    private Sentence sentence(List<ParkedEvent> all) {
        if (all.isEmpty()) {
            return Sentence.of(State.FINE, words.say("events.sentence.none"));
        }
        long behind = all.stream().mapToLong(ParkedEvent::behind).sum();
        String text = words.count("events.sentence", all.size());
        return Sentence.of(State.ATTENTION, behind == 0 ? text : text + " " + words.count("events.behind", behind));
    }

    private Sentence sentence(ParkedEvent event) {
        Sentence sentence = new Sentence(badges.of(event), words.tell(event.reason()), null);
        return event.wish().isPresent()
                ? sentence
                : sentence.thenDo("event.retry", "/events/" + event.eventId() + "/retry", "OPERATOR");
    }

    private FlorisException gone(UUID id) {
        return new FlorisException(ErrorCode.RECORD_NOT_FOUND, words.say("event.gone", id.toString()));
    }
}
