package org.floris.bridge;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The CRM's web server does not look at the case of paths, so clients in the field write {@code /XrmServices/} too; and
 * where the host names the organisation, the path does not. A slash too many means nothing to it either: Microsoft's own
 * mobile library has one at the end, and scripts put one behind an address that ends with one.
 */
final class AnyCasePaths implements Filter {
    private static final Pattern SERVICE =
            Pattern.compile("(?:/+xrm/+([^/]+))?/+xrmservices/+2011/+([a-z]+\\.svc)(/.*)?", Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> NAMES = Map.of(
            "organization.svc", "Organization.svc",
            "discovery.svc", "Discovery.svc",
            "organizationdata.svc", "OrganizationData.svc");

    /** The request's attribute with the path as it was written, where it was written otherwise. */
    private static final String WRITTEN = "floris.written-path";

    private final HostNames hosts;

    AnyCasePaths(HostNames hosts) {
        this.hosts = hosts;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest call = (HttpServletRequest) request;
        String path = call.getRequestURI();
        Optional<String> usual = FacadeAddress.of(path).isPresent() && !path.contains("//")
                ? Optional.empty()
                : usual(path, call.getServerName()).filter(other -> !other.equals(path));
        usual.ifPresent(other -> call.setAttribute(WRITTEN, path));
        chain.doFilter(usual.isPresent() ? new At(call, usual.get()) : call, response);
    }

    /** Up to the service's name, as the caller wrote it. */
    static String servicePath(ServletRequest request) {
        Object written = request.getAttribute(WRITTEN);
        String path = written == null ? ((HttpServletRequest) request).getRequestURI() : written.toString();
        Matcher service = SERVICE.matcher(path);
        return service.matches() ? path.substring(0, service.end(2)) : path;
    }

    /** The path as the hub writes it; empty when it is none of a service. */
    Optional<String> usual(String path, String host) {
        Matcher service = SERVICE.matcher(path);
        return service.matches()
                ? Optional.ofNullable(NAMES.get(service.group(2).toLowerCase(Locale.ROOT)))
                        .flatMap(name -> behind(name, service.group(3))
                                .map(rest ->
                                        "/xrm/" + system(service.group(1), host) + "/XRMServices/2011/" + name + rest))
                : Optional.empty();
    }

    private String system(String named, String host) {
        return named == null ? hosts.system(host) : named;
    }

    /** Behind the data service stand names, whose case matters. */
    private static Optional<String> behind(String name, String written) {
        String rest = written == null ? "" : written.replaceAll("/+", "/");
        if (name.equals("OrganizationData.svc")) {
            return Optional.of(rest);
        }
        return switch (rest.toLowerCase(Locale.ROOT)) {
            case "", "/" -> Optional.of("");
            case "/web", "/web/" -> Optional.of("/web");
            default -> Optional.empty();
        };
    }

    private static final class At extends HttpServletRequestWrapper {
        private final String path;

        At(HttpServletRequest request, String path) {
            super(request);
            this.path = path;
        }

        @Override
        public String getRequestURI() {
            return path;
        }

        @Override
        public String getServletPath() {
            return path;
        }

        @Override
        public StringBuffer getRequestURL() {
            StringBuffer url = super.getRequestURL();
            url.setLength(url.length() - super.getRequestURI().length());
            return url.append(path);
        }
    }
}
