package org.floris.console;

import java.util.List;
import java.util.Optional;
import org.floris.journal.ExchangeFilter;
import org.floris.journal.Exchanges;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** How the hub is now, and how it was in the last minutes. */
@Controller
class OverviewPage {
    private static final int LATEST = 10;

    private final Sampler sampler;
    private final Exchanges exchanges;
    private final OverviewWords words;
    private final LiveStream stream;

    OverviewPage(Sampler sampler, Exchanges exchanges, OverviewWords words, LiveStream stream) {
        this.sampler = sampler;
        this.exchanges = exchanges;
        this.words = words;
        this.stream = stream;
    }

    @GetMapping("/")
    String show(Model model) {
        Sample sample = sampler.latest();
        model.addAttribute("sample", sample);
        model.addAttribute("sentence", words.sentence(sample));
        model.addAttribute("glance", Glance.of(sample.attention()));
        return latest(model, "overview");
    }

    /** The newest exchanges alone. */
    @GetMapping("/overview/latest")
    String latest(Model model) {
        return latest(model, "fragments/exchange-rows :: tr(exchanges=${exchanges})");
    }

    /** The page's sentence alone. */
    @GetMapping("/overview/sentence")
    String sentence(Model model) {
        model.addAttribute("sentence", words.sentence(sampler.latest()));
        return "fragments/parts :: sentence(sentence=${sentence})";
    }

    /** The charts' points so far, the oldest first. */
    @GetMapping("/overview/history")
    @ResponseBody
    List<Sample.Point> history() {
        return sampler.history();
    }

    /** One event a second, for as long as the viewer stays. */
    @GetMapping(path = "/overview/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live() {
        return stream.open(LocaleContextHolder.getLocale());
    }

    private String latest(Model model, String view) {
        model.addAttribute(
                "exchanges",
                exchanges.search(ExchangeFilter.ALL, Optional.empty(), LATEST).exchanges());
        return view;
    }
}
