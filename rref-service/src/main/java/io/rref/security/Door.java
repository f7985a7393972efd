package io.rref.security;

import io.rref.protocol.ProblemType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.SingleResultAuthorizationManager;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.access.intercept.RequestMatcherDelegatingAuthorizationManager;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.servletapi.SecurityContextHolderAwareRequestFilter;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Makes the filter that stands before a worker's paths: Spring Security's own filters, in a proxy that is no bean of a type that
 * Boot or Spring Security looks for. There is no session, no cookie and so no CSRF.
 */
public final class Door {

    private Door() {}

    /**
     * The filter.
     *
     * @param actuator where the actuator answers; null if it is left to the application's own security
     * @param errorPage path of Boot's page of errors, where only the server itself has business; null if there is none, or it is left
     *     to the application's own security
     * @param refusals told of each request that is not let in
     */
    public static Filter of(
            Proof proof,
            FixedUsers users,
            @Nullable ActuatorPaths actuator,
            @Nullable String errorPage,
            Consumer<ProblemType> refusals) {
        RequestMatcher forMembers = new AndRequestMatcher(Paths.PROTOCOL, new NegatedRequestMatcher(Paths.OPERATORS));
        ProblemAnswers answers = new ProblemAnswers(forMembers, refusals);
        List<SecurityFilterChain> chains = new ArrayList<>();
        chains.add(protocol(proof, users, answers));
        if (actuator != null) {
            chains.add(actuator(users, actuator, answers));
        }
        if (errorPage != null) {
            chains.add(nothing(errorPage, answers));
        }
        FilterChainProxy door = new FilterChainProxy(chains);
        door.setFirewall(firewall());
        door.setRequestRejectedHandler((request, response, why) -> answers.reject(request, response, why));
        door.afterPropertiesSet();
        return door;
    }

    /** Names in paths may hold percent signs, whatever follows them; what would make a path ambiguous stays out. */
    private static StrictHttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedPercent(true);
        // decoded, a percent sign is one: nobody decodes a second time
        firewall.getDecodedUrlBlocklist().removeIf(text -> text.contains("%"));
        firewall.setAllowedHeaderNames(quickly(StrictHttpFirewall.ALLOWED_HEADER_NAMES));
        firewall.setAllowedHeaderValues(quickly(StrictHttpFirewall.ALLOWED_HEADER_VALUES));
        return firewall;
    }

    /** Each header that is read is judged by a regular expression, though about all are plain ASCII, which is good. */
    private static Predicate<String> quickly(Predicate<String> thorough) {
        return text -> isPlain(text) || thorough.test(text);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static SecurityFilterChain protocol(Proof proof, FixedUsers users, ProblemAnswers answers) {
        List<Filter> filters = new ArrayList<>(beginning(answers));
        filters.add(new MemberFilter(proof));
        filters.add(passwords(users, answers));
        filters.add(new AuthorizationFilter(RequestMatcherDelegatingAuthorizationManager.builder()
                .add(Paths.OPERATORS, anyOf(Authority.RREF_OPERATOR))
                .add(Paths.WHO_ANSWERS, anyOf(Authority.RREF_MEMBER, Authority.RREF_OPERATOR))
                .add(Paths.PROTOCOL, anyOf(Authority.RREF_MEMBER))
                .add(Paths.ALL, anyOf(Authority.RREF_OPERATOR))
                .build()));
        filters.add(new NoteFilter());
        return new DefaultSecurityFilterChain(Paths.ALL, filters);
    }

    private static SecurityFilterChain actuator(FixedUsers users, ActuatorPaths paths, ProblemAnswers answers) {
        List<Filter> filters = new ArrayList<>(beginning(answers));
        filters.add(passwords(users, answers));
        // pages show more to who is known
        filters.add(principals());
        filters.add(new AuthorizationFilter(RequestMatcherDelegatingAuthorizationManager.builder()
                .add(paths.page("health", "/liveness"), open())
                .add(paths.page("health", "/readiness"), open())
                .add(paths.page("prometheus", ""), anyOf(Authority.RREF_METRICS, Authority.RREF_OPERATOR))
                .add(paths.all(), anyOf(Authority.RREF_OPERATOR))
                .build()));
        return new DefaultSecurityFilterChain(paths.all(), filters);
    }

    /** For requests from outside there is no such path; how the server itself gets there, no filter of ours sees. */
    private static SecurityFilterChain nothing(String path, ProblemAnswers answers) {
        Filter refusal = (request, response, rest) -> answers.unknownPath(path, (HttpServletResponse) response);
        return new DefaultSecurityFilterChain(PathPatternRequestMatcher.pathPattern(path), refusal);
    }

    private static Filter principals() {
        SecurityContextHolderAwareRequestFilter principals = new SecurityContextHolderAwareRequestFilter();
        principals.setRolePrefix("");
        try {
            principals.afterPropertiesSet();
        } catch (ServletException impossible) {
            throw new IllegalStateException(impossible);
        }
        return principals;
    }

    private static List<Filter> beginning(ProblemAnswers answers) {
        ExceptionTranslationFilter translation = new ExceptionTranslationFilter(answers, new NullRequestCache());
        translation.setAccessDeniedHandler(answers);
        return List.of(new SecurityContextHolderFilter(new RequestAttributeSecurityContextRepository()), translation);
    }

    private static BasicAuthenticationFilter passwords(FixedUsers users, ProblemAnswers answers) {
        return new BasicAuthenticationFilter(new ProviderManager(users), answers);
    }

    private static AuthorityAuthorizationManager<RequestAuthorizationContext> anyOf(Authority... authorities) {
        String[] names = new String[authorities.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = authorities[i].name();
        }
        return AuthorityAuthorizationManager.hasAnyAuthority(names);
    }

    private static SingleResultAuthorizationManager<RequestAuthorizationContext> open() {
        return SingleResultAuthorizationManager.permitAll();
    }
}
