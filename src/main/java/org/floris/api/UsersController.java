package org.floris.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.store.Home;
import org.floris.store.Homes;
import org.floris.store.HubUser;
import org.floris.store.Users;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/users", produces = "application/json")
@Tag(name = "Users", description = "CRM users and where they work now.")
class UsersController {
    private final Users users;
    private final Homes homes;

    UsersController(Users users, Homes homes) {
        this.users = users;
        this.homes = homes;
    }

    record UserAnswer(UUID id, String login, String name, String department, String home, long epoch, boolean moving) {
        static UserAnswer of(HubUser user, Home home) {
            return new UserAnswer(
                    user.id(),
                    user.login(),
                    user.name(),
                    user.department(),
                    home.system(),
                    home.epoch(),
                    home.moving());
        }
    }

    @GetMapping
    @Operation(summary = "Search users, by login")
    Page<UserAnswer> search(
            @Parameter(description = "Part of login or name") @RequestParam(name = "search", defaultValue = "")
                    String search,
            @Parameter(description = "Only those at home in this system")
                    @RequestParam(name = "home", defaultValue = "")
                    String home,
            @RequestParam(name = "department", defaultValue = "") String department,
            @Parameter(description = "nextCursor of the page before") @RequestParam(name = "cursor", defaultValue = "")
                    String cursor,
            @Min(1) @Max(1000) @RequestParam(name = "limit", defaultValue = "50") int limit) {
        String part = search.toLowerCase(Locale.ROOT);
        List<HubUser> matching = users.all().stream()
                .filter(user -> user.login().compareTo(cursor) > 0)
                .filter(user -> user.login().contains(part)
                        || user.name().toLowerCase(Locale.ROOT).contains(part))
                .filter(user -> department.isEmpty() || department.equalsIgnoreCase(user.department()))
                .toList();
        Map<UUID, Home> now = homesOf(matching);
        List<UserAnswer> found = matching.stream()
                .filter(user -> now.containsKey(user.id()))
                .map(user -> UserAnswer.of(user, now.get(user.id())))
                .filter(user -> home.isEmpty() || home.equals(user.home()))
                .limit(limit + 1L)
                .toList();
        return found.size() <= limit
                ? Page.whole(found)
                : new Page<>(found.subList(0, limit), found.get(limit - 1).login());
    }

    @GetMapping("/{login}")
    @Operation(summary = "One user and his home")
    @ApiResponse(responseCode = "404", description = "No user has this login")
    UserAnswer show(@PathVariable("login") String login) {
        HubUser user = users.byLogin(login)
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.UNKNOWN_USER, "No user has the login '" + login + "'. Search the users to find it."));
        return UserAnswer.of(user, homes.homesOf(Set.of(user.id())).get(0));
    }

    private Map<UUID, Home> homesOf(List<HubUser> of) {
        return of.isEmpty()
                ? Map.of()
                : homes.homesOf(of.stream().map(HubUser::id).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(Home::userId, home -> home));
    }
}
