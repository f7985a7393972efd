package io.rref.autoconfigure;

import io.rref.autoconfigure.RRefSecurityProperties.Mode;
import io.rref.membership.ShownTokens;
import io.rref.protocol.HolderId;
import io.rref.transport.Credentials;
import java.time.InstantSource;
import reactor.core.publisher.Mono;

/** What a member shows to workers, by its mode. */
final class ShownCredentials {

    private ShownCredentials() {}

    static Credentials of(RRefSecurityProperties settings, HolderId self) {
        if (settings.effectiveMode() != Mode.SECRET) {
            return Credentials.NONE;
        }
        ShownTokens tokens = new ShownTokens(ClusterSecret.tokens(settings), self, InstantSource.system());
        return worker -> Mono.just("Bearer " + tokens.to(worker));
    }
}
