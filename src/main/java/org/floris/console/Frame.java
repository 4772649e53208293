package org.floris.console;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
            new Group(null, List.of(new Entry("nav.overview", "/", "o"))),
            new Group(
                    "nav.bridge",
                    List.of(
                            new Entry("nav.exchanges", "/exchanges", "e"),
                            new Entry("nav.indoubt", "/in-doubt", "i"),
                            new Entry("nav.deferred", "/deferred", "d"),
                            new Entry("nav.findings", "/findings", "f"))),
            new Group("nav.usage", List.of(new Entry("nav.features", "/usage", "u"))),
            new Group("nav.cutover", List.of(new Entry("nav.batches", "/batches", "b"))),
            new Group("nav.outside", List.of(new Entry("nav.systems", "/systems", "s"))));

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

    /** @param letter the second key of its shortcut, after {@code g} */
    record Entry(String key, String href, String letter) {
        boolean isOf(String path) {
            return href.equals("/") ? path.equals("/") : path.equals(href) || path.startsWith(href + "/");
        }
    }

    public List<Group> menu() {
        return MENU;
    }

    /** How many wait for somebody on an entry's page; 0 where nothing is counted. */
    public long waiting(Entry entry) {
        Sample.Attention attention = sampler.latest().attention();
        return switch (entry.key()) {
            case "nav.indoubt" -> attention.inDoubt();
            case "nav.deferred" -> attention.dirty();
            case "nav.findings" -> attention.findings();
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
