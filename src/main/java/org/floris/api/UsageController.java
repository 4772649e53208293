package org.floris.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.floris.store.HubUser;
import org.floris.store.Users;
import org.floris.usage.UsageFilter;
import org.floris.usage.UsageReport;
import org.floris.usage.UsageReport.Grouping;
import org.floris.usage.UsageRow;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/usage", produces = "application/json")
@Tag(name = "Usage", description = "Which features people use.")
class UsageController {
    private final UsageReport report;
    private final Users users;

    UsageController(UsageReport report, Users users) {
        this.report = report;
        this.users = users;
    }

    record Row(
            String system,
            String entity,
            String operation,
            String login,
            Instant hour,
            long calls,
            long users,
            Instant lastHour) {}

    record Usage(long totalCalls, List<Row> items) {}

    @GetMapping
    @Operation(
            summary = "Calls by feature, the most used first",
            description = "At most a few seconds old. Group by any of system, entity, operation, user, hour.")
    @ApiResponse(responseCode = "400", description = "A filter is wrong; the problem names it")
    Usage usage(
            @RequestParam(name = "login", required = false) String login,
            @RequestParam(name = "system", required = false) String system,
            @Parameter(description = "The entity in that system's terms")
                    @RequestParam(name = "entity", required = false)
                    String entity,
            @RequestParam(name = "operation", required = false) String operation,
            @Parameter(description = "Hours that begin at or after") @RequestParam(name = "from", required = false)
                    Instant from,
            @Parameter(description = "Hours that begin before") @RequestParam(name = "to", required = false) Instant to,
            @RequestParam(name = "group", defaultValue = "system,entity,operation") String group,
            @Min(1) @Max(5000) @RequestParam(name = "limit", defaultValue = "200") int limit) {
        UsageFilter filter = new UsageFilter(
                Optional.ofNullable(login).map(this::user),
                Optional.ofNullable(system),
                Optional.ofNullable(entity),
                Optional.ofNullable(operation)
                        .map(text -> Labels.read(org.floris.canonical.Operation.class, "operation", text)),
                Optional.ofNullable(from),
                Optional.ofNullable(to));
        List<Row> rows = report.rows(filter, grouping(group)).stream()
                .limit(limit)
                .map(this::row)
                .toList();
        return new Usage(report.total(filter), rows);
    }

    private UUID user(String login) {
        return users.byLogin(login)
                .map(HubUser::id)
                .orElseThrow(() -> new InvalidFieldException("login", "no user has the login '" + login + "'."));
    }

    private Row row(UsageRow row) {
        return new Row(
                row.system().orElse(null),
                row.entity().orElse(null),
                row.operation().map(Labels::of).orElse(null),
                row.user().flatMap(users::byId).map(HubUser::login).orElse(null),
                row.hour().orElse(null),
                row.calls(),
                row.users(),
                row.lastHour());
    }

    private static Set<Grouping> grouping(String text) {
        return Arrays.stream(text.split(","))
                .map(word -> Labels.read(Grouping.class, "group", word))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Grouping.class)));
    }
}
