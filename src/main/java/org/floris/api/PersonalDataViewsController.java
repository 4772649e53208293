package org.floris.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.floris.journal.PersonalDataView;
import org.floris.journal.PersonalDataViews;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/personal-data-views", produces = "application/json")
@Tag(name = "Views of personal data", description = "Who was shown personal data in the clear, and why.")
class PersonalDataViewsController {
    private final PersonalDataViews views;

    PersonalDataViewsController(PersonalDataViews views) {
        this.views = views;
    }

    /** One view. */
    record ViewAnswer(Instant at, String viewer, String kind, UUID id, String way, String address, String reason) {
        static ViewAnswer of(PersonalDataView view) {
            return new ViewAnswer(
                    view.at(),
                    view.viewer(),
                    Labels.of(view.subject().kind()),
                    view.subject().id(),
                    view.viewing().way(),
                    view.viewing().address(),
                    view.viewing().reason());
        }
    }

    @GetMapping
    @Operation(
            summary = "Views of personal data, the newest first",
            description = "Each was written down before anything was shown, and is never changed. For administrators.")
    Page<ViewAnswer> list(
            @Parameter(description = "Account of the viewer") @RequestParam(name = "viewer", required = false)
                    String viewer,
            @Parameter(description = "The exchange or finding that was shown")
                    @RequestParam(name = "subject", required = false)
                    UUID subject,
            @Parameter(description = "nextCursor of the page before") @RequestParam(name = "cursor", required = false)
                    Long cursor,
            @Min(1) @Max(200) @RequestParam(name = "limit", defaultValue = "50") int limit) {
        List<PersonalDataView> found = views.search(
                Optional.ofNullable(viewer).filter(name -> !name.isBlank()),
                Optional.ofNullable(subject),
                cursor == null ? OptionalLong.empty() : OptionalLong.of(cursor),
                limit + 1);
        List<PersonalDataView> page = found.subList(0, Math.min(limit, found.size()));
        String next =
                found.size() > limit ? Long.toString(page.get(page.size() - 1).id()) : null;
        return new Page<>(page.stream().map(ViewAnswer::of).toList(), next);
    }
}
