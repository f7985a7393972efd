package io.rref.security;

import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;

/** What who came in may do. None of them includes another. */
enum Authority {
    /** Hold and call objects. */
    RREF_MEMBER,
    /** See the operators' pages and the actuator, and end what others hold. */
    RREF_OPERATOR,
    /** Read the meters. */
    RREF_METRICS;

    List<GrantedAuthority> granted() {
        return AuthorityUtils.createAuthorityList(name());
    }
}
