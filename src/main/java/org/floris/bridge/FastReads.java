package org.floris.bridge;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.floris.canonical.FlorisException;
import org.floris.connector.Connectors;
import org.floris.connector.dynamics.DialectEndpoint;
import org.floris.connector.dynamics.EnvelopePeek;
import org.floris.login.AnswerTimestamp;
import org.floris.login.CallerLogin;
import org.floris.login.Presented;
import org.floris.store.HubUser;

/**
 * Answers the reads of known callers before a route is asked: most calls of a CRM are such reads. Everything else, and
 * everything that is wrong with a call, goes on to {@code routes/ingress/organization} as if nothing had happened. See
 * {@code src/docs/decisions/0019}.
 */
final class FastReads implements Filter {
    private final Connectors connectors;
    private final CallerLogin login;
    private final ReadRouting routing;
    private final PassThrough passThrough;
    private final TranslatedRead translated;
    private final OrganizationAnswers answers;

    FastReads(
            Connectors connectors,
            CallerLogin login,
            ReadRouting routing,
            PassThrough passThrough,
            TranslatedRead translated,
            OrganizationAnswers answers) {
        this.connectors = connectors;
        this.login = login;
        this.routing = routing;
        this.passThrough = passThrough;
        this.translated = translated;
        this.answers = answers;
    }

    @Override
    public void doFilter(ServletRequest call, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) call;
        Optional<FacadeAddress> address = FacadeAddress.of(request.getRequestURI());
        if (address.isEmpty() || !request.getMethod().equals("POST") || !(request instanceof ReadRequest read)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<OrganizationCall> fast = fastRead(address.get(), request, read.body());
        if (fast.isPresent()) {
            DialectEndpoint.Answer answer = answer(fast.get());
            DialectEndpoint.Answer stamped = new DialectEndpoint.Answer(
                    answer.status(),
                    AnswerTimestamp.in(answer.envelope(), fast.get().peek()));
            FacadeBodies.send((HttpServletResponse) response, address.get().version(), stamped);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Empty when the call has to go the long way. */
    private Optional<OrganizationCall> fastRead(FacadeAddress address, HttpServletRequest request, byte[] envelope) {
        String system = address.system();
        if (!connectors.systems().contains(system) || !(connectors.get(system) instanceof DialectEndpoint)) {
            return Optional.empty();
        }
        try {
            EnvelopePeek peek = EnvelopePeek.of(envelope);
            request.setAttribute(OrganizationIngress.PEEK, peek);
            CallForm.check(address.version(), request.getContentType(), request.getHeader("SOAPAction"), peek);
            if (peek.writes()) {
                return Optional.empty();
            }
            Presented presented = Presented.by(request, peek.headers().security());
            Optional<HubUser> user =
                    login.known(system, presented, peek.headers().callerId());
            user.ifPresent(known -> request.setAttribute(OrganizationIngress.CALLER, known));
            return user.map(
                    known -> new OrganizationCall(system, address.version(), envelope, peek, known, Optional.empty()));
        } catch (FlorisException wrong) {
            return Optional.empty();
        }
    }

    private DialectEndpoint.Answer answer(OrganizationCall read) {
        try {
            routing.countFast(read);
            return routing.passesThrough(read) ? passThrough.read(read) : answers.written(translated.read(read), read);
        } catch (RuntimeException failure) {
            return answers.broken(failure, read);
        }
    }
}
