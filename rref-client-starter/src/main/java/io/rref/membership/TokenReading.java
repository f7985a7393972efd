package io.rref.membership;

import io.rref.protocol.HolderId;

/** What came of reading a token. */
public sealed interface TokenReading {

    /** It is genuine and in force: this member shows it. */
    record Genuine(HolderId member) implements TokenReading {}

    /** It proves nothing. */
    record Void(Flaw flaw) implements TokenReading {}

    /** Why a token proves nothing. */
    enum Flaw {
        /** It is no token of rref. */
        OTHER_FORM("it is no token of rref's", true),
        /** It is signed with a secret that is not in use here. */
        OTHER_SECRET(
                "it is signed with a secret that is not in use here; compare rref.security.secret on both sides", true),
        /** It was made for another worker. */
        OTHER_AUDIENCE("it was made for another worker", true),
        /** It is over. */
        EXPIRED("it has expired: compare the clocks", false),
        /** It would be good for longer than tokens are: a clock is wrong, or someone wants to keep it. */
        TOO_LONG(
                "it is good for longer than rref.security.token-lifetime here: compare the clocks and the setting",
                false);

        private final String words;

        private final boolean lasting;

        Flaw(String words, boolean lasting) {
            this.words = words;
            this.lasting = lasting;
        }

        /** For people; says nothing of what the token holds. */
        public String words() {
            return words;
        }

        /** Whether the token can never have been good here, however early a copy of it came. */
        public boolean isLasting() {
            return lasting;
        }
    }
}
