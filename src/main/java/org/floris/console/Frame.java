package org.floris.console;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.floris.console.ConsoleSettings.HubEnvironment;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.WebUtils;

/** What stands around every page. */
@Component
class Frame {
    private static final List<Group> MENU = List.of(
            new Group(null, List.of(Entry.of("nav.overview", "/", "o"))),
            new Group(
                    "nav.bridge",
                    List.of(
                            Entry.of("nav.exchanges", "/exchanges", "e"),
                            Entry.of("nav.indoubt", "/in-doubt", "i"),
                            Entry.of("nav.deferred", "/deferred", "d"),
                            Entry.of("nav.findings", "/findings", "f"))),
            new Group("nav.usage", List.of(Entry.of("nav.features", "/usage", "u"))),
            new Group("nav.cutover", List.of(Entry.of("nav.batches", "/batches", "b"))),
            new Group("nav.outside", List.of(Entry.of("nav.systems", "/systems", "s"))),
            new Group(
                    "nav.hub",
                    List.of(
                            new Entry(
                                    "nav.operations",
                                    "/replays",
                                    "p",
                                    List.of(
                                            new Tab("nav.replays", "/replays", null),
                                            new Tab("nav.conflicts", "/conflicts", null),
                                            new Tab("nav.events", "/events", null),
                                            new Tab("nav.recoveries", "/recoveries", null))),
                            new Entry(
                                    "nav.administration",
                                    "/journal-retention",
                                    "a",
                                    List.of(
                                            new Tab("nav.retention", "/journal-retention", null),
                                            new Tab("nav.keys", "/journal-keys", null),
                                            new Tab("nav.views", "/personal-data-views", "ADMINISTRATOR"))))));

    private final HubEnvironment environment;
    private final Words words;
    private final Sampler sampler;

    Frame(ConsoleSettings settings, Environment spring, Words words, Sampler sampler) {
        this.words = words;
        this.sampler = sampler;
        HubEnvironment otherwise =
                spring.acceptsProfiles(Profiles.of("sandbox")) ? HubEnvironment.SANDBOX : HubEnvironment.PRODUCTION;
        this.environment = settings.environment() == null ? otherwise : settings.environment();
    }

    /** @param key message key of its head; null for none */
    record Group(String key, List<Entry> entries) {}

    /**
     * @param letter the second key of its shortcut, after {@code g}
     * @param tabs   its pages, where it has several; the first is the entry's own
     */
    record Entry(String key, String href, String letter, List<Tab> tabs) {
        static Entry of(String key, String href, String letter) {
            return new Entry(key, href, letter, List.of());
        }

        boolean isOf(String path) {
            return covers(href, path) || tabs.stream().anyMatch(tab -> tab.isOf(path));
        }
    }

    /** @param role who may see it; null for everybody */
    record Tab(String key, String href, String role) {
        boolean isOf(String path) {
            return covers(href, path);
        }
    }

    private static boolean covers(String href, String path) {
        return href.equals("/") ? path.equals("/") : path.equals(href) || path.startsWith(href + "/");
    }

    public List<Group> menu() {
        return MENU;
    }

    /** The pages beside this one, where its entry has several. */
    public List<Tab> tabs() {
        return here().map(Entry::tabs).orElse(List.of());
    }

    /** The message key of the entry that this page belongs to. */
    public String entryKey() {
        return here().map(Entry::key).orElse("nav.overview");
    }

    private Optional<Entry> here() {
        return MENU.stream()
                .flatMap(group -> group.entries().stream())
                .filter(this::isHere)
                .findFirst();
    }

    public boolean isHere(Tab tab) {
        return tab.isOf(request().getRequestURI());
    }

    /** How many wait for somebody on an entry's pages; 0 where nothing is counted. */
    public long waiting(Entry entry) {
        return waiting(entry.key())
                + entry.tabs().stream().mapToLong(this::waiting).sum();
    }

    public long waiting(Tab tab) {
        return waiting(tab.key());
    }

    private long waiting(String key) {
        Sample.Attention attention = sampler.latest().attention();
        return switch (key) {
            case "nav.indoubt" -> attention.inDoubt();
            case "nav.deferred" -> attention.dirty();
            case "nav.findings" -> attention.findings();
            case "nav.events" -> attention.events();
            default -> 0;
        };
    }

    public String environment() {
        return environment.name().toLowerCase(Locale.ROOT);
    }

    public String language() {
        return LocaleContextHolder.getLocale().getLanguage().equals("ru") ? "ru" : "en";
    }

    public List<Locale> languages() {
        return WebSettings.LANGUAGES;
    }

    /** {@code light}, {@code dark} or {@code auto}, which follows the machine. */
    public String theme() {
        Cookie cookie = WebUtils.getCookie(request(), "floris-theme");
        String chosen = cookie == null ? "auto" : cookie.getValue();
        return Arrays.asList("light", "dark").contains(chosen) ? chosen : "auto";
    }

    /** The account's roles in words, without those that another includes. */
    public String rolesOf(Authentication account) {
        Set<String> roles = account.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toCollection(TreeSet::new));
        if (roles.contains("ROLE_ADMINISTRATOR")) {
            roles.removeAll(Set.of("ROLE_ENGINEER", "ROLE_OPERATOR"));
        }
        if (roles.size() > 1) {
            roles.remove("ROLE_VIEWER");
        }
        return roles.stream()
                .map(role -> words.sayOr("role." + role.substring("ROLE_".length()), role))
                .collect(Collectors.joining(" · "));
    }

    /** The same page in another language. */
    public String inLanguage(String language) {
        HttpServletRequest request = request();
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return UriComponentsBuilder.fromUriString(failed == null ? request.getRequestURI() : failed.toString())
                .query(request.getQueryString())
                .replaceQueryParam("language", language)
                .build(false)
                .toUriString();
    }

    public boolean isHere(Entry entry) {
        return entry.isOf(request().getRequestURI());
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }
}
