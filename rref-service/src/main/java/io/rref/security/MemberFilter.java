package io.rref.security;

import io.rref.protocol.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads what a member shows. Who shows nothing goes on as nobody. */
final class MemberFilter extends OncePerRequestFilter {

    private final Proof proof;

    MemberFilter(Proof proof) {
        this.proof = proof;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Caller caller = proof.read(request);
        if (caller != null) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new Entrant(caller));
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }
}
