package org.intendant.hostforwarding.certificates.acme;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.intendant.plans.CommandFailed;
import org.intendant.servers.typed.Text;
import org.shredzone.acme4j.connector.HttpConnector;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.provider.GenericAcmeProvider;

/**
 * Connections to the ACME server that the operator named, over HTTPS, and to no other, whatever its directory says: no redirect is
 * followed (T28).
 */
final class DirectoryConnections extends GenericAcmeProvider {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final URI directory;
    private final SSLContext tls;

    DirectoryConnections(URI directory, SSLContext tls) {
        this.directory = directory;
        this.tls = tls;
    }

    @Override
    protected HttpConnector createHttpConnector(NetworkSettings settings) {
        settings.setTimeout(LIMIT);
        return new HttpConnector(settings) {
            @Override
            public HttpRequest.Builder createRequestBuilder(URL url) {
                mustBeThere(url);
                return super.createRequestBuilder(url);
            }

            @Override
            public HttpClient.Builder createClientBuilder() {
                return super.createClientBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .sslContext(tls);
            }
        };
    }

    void mustBeThere(URL url) {
        boolean there = "https".equals(url.getProtocol())
                && directory.getHost().equalsIgnoreCase(url.getHost())
                && (url.getPort() < 0 ? 443 : url.getPort()) == (directory.getPort() < 0 ? 443 : directory.getPort());
        if (!there) {
            throw new CommandFailed(
                    directory.getHost() + " leads to " + Text.inert(url.toString(), 300)
                            + ", which is another server than the one of INTENDANT_ACME_DIRECTORY. Nothing was sent there.",
                    -1,
                    "");
        }
    }
}
