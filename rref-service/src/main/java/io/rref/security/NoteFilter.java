package io.rref.security;

import io.rref.web.Admission;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Notes on the request who was let in, and clears the thread: user code may run on it, or on another one, and must find the same on
 * both.
 */
final class NoteFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication entered = SecurityContextHolder.getContext().getAuthentication();
        if (entered instanceof Entrant member) {
            Admission.noteMember(request, member.caller());
        } else if (entered != null && entered.getAuthorities().containsAll(Authority.RREF_OPERATOR.granted())) {
            Admission.noteOperator(request);
        }
        SecurityContextHolder.clearContext();
        chain.doFilter(request, response);
    }
}
