package io.rref.security;

import io.rref.protocol.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.jspecify.annotations.Nullable;

/**
 * Mode {@code mtls}: the certificate that the TLS handshake has checked names the member by its DNS names and its common name.
 * Which start of the process it is, it does not say.
 */
public final class CertificateProof implements Proof {

    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private static final int DNS_NAME = 2;

    /** Creates the proof. */
    public CertificateProof() {}

    @Override
    public @Nullable Caller read(HttpServletRequest request) {
        if (!(request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain) || chain.length == 0) {
            return null;
        }
        Set<String> names = namesIn(chain[0]);
        if (names.isEmpty()) {
            throw new NoProofException("the certificate has neither a common name nor a DNS name", true);
        }
        return new Caller.Named(names);
    }

    private static Set<String> namesIn(X509Certificate certificate) {
        try {
            Set<String> names = new LinkedHashSet<>(commonNames(certificate));
            Collection<List<?>> others = certificate.getSubjectAlternativeNames();
            if (others != null) {
                others.stream()
                        .filter(other -> Integer.valueOf(DNS_NAME).equals(other.get(0)))
                        .forEach(other -> names.add(String.valueOf(other.get(1))));
            }
            return names;
        } catch (InvalidNameException | CertificateParsingException unreadable) {
            throw new NoProofException("the names in the certificate cannot be read", true);
        }
    }

    private static List<String> commonNames(X509Certificate certificate) throws InvalidNameException {
        return new LdapName(certificate.getSubjectX500Principal().getName())
                .getRdns().stream()
                        .filter(part -> part.getType().equalsIgnoreCase("CN"))
                        .map(Rdn::getValue)
                        .map(String::valueOf)
                        .toList();
    }
}
