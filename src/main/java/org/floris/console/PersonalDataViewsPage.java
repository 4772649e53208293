package org.floris.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.floris.journal.PersonalDataView;
import org.floris.journal.PersonalDataViews;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who was shown personal data in the clear, and why. For administrators. */
@Controller
class PersonalDataViewsPage {
    private static final String PAGE = "/personal-data-views";
    private static final int ROWS = 50;
    private static final int MOST_EXPORTED = 50_000;

    private final PersonalDataViews views;
    private final Figures figures;
    private final Words words;

    PersonalDataViewsPage(PersonalDataViews views, Figures figures, Words words) {
        this.views = views;
        this.figures = figures;
        this.words = words;
    }

    @GetMapping(PAGE)
    String list(ViewQuery query, @RequestParam Optional<Long> cursor, Model model) {
        List<PersonalDataView> found = search(query, cursor, ROWS + 1);
        List<PersonalDataView> shown = found.subList(0, Math.min(ROWS, found.size()));
        Optional<String> next = found.size() > ROWS
                ? Optional.of(Long.toString(shown.get(ROWS - 1).id()))
                : Optional.empty();
        model.addAttribute("query", query);
        model.addAttribute("views", shown);
        model.addAttribute("paging", Paging.of(query.href(PAGE), cursor.map(at -> Long.toString(at)), next));
        model.addAttribute("export", query.href(PAGE + ".csv"));
        model.addAttribute("sentence", sentence());
        return "personal-data-views";
    }

    @GetMapping(PAGE + ".csv")
    void export(ViewQuery query, HttpServletResponse response) throws IOException {
        CsvFile file =
                CsvFile.to(response, "personal-data-views", "at", "viewer", "way", "address", "kind", "id", "reason");
        List<PersonalDataView> page = search(query, Optional.empty(), 500);
        while (!page.isEmpty() && file.rows() < MOST_EXPORTED) {
            for (PersonalDataView view : page) {
                file.row(
                        view.at(),
                        view.viewer(),
                        view.viewing().way(),
                        view.viewing().address(),
                        view.subject().kind(),
                        view.subject().id(),
                        view.viewing().reason());
            }
            page = search(query, Optional.of(page.get(page.size() - 1).id()), 500);
        }
        file.flush();
    }

    private List<PersonalDataView> search(ViewQuery query, Optional<Long> before, int size) {
        return views.search(
                ExchangeQuery.given(query.viewer()),
                query.id(),
                before.map(OptionalLong::of).orElse(OptionalLong.empty()),
                size);
    }

    private Sentence sentence() {
        return search(new ViewQuery(null, null), Optional.empty(), 1).stream()
                .findFirst()
                .map(last -> Sentence.of(
                        State.FINE, words.say("views.sentence", last.viewer(), figures.dayAndTime(last.at()))))
                .orElseGet(() -> Sentence.of(State.FINE, words.say("views.sentence.none")));
    }
}
