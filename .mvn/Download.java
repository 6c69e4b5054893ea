import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/** Fetches one file for mvnw where neither curl nor wget is there. */
class Download {

    public static void main(String[] urlAndFile) throws Exception {
        var client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        var answer = client.send(
                HttpRequest.newBuilder(URI.create(urlAndFile[0])).build(),
                HttpResponse.BodyHandlers.ofFile(Path.of(urlAndFile[1])));
        if (answer.statusCode() != 200) {
            System.err.println(urlAndFile[0] + " answers with " + answer.statusCode());
            System.exit(1);
        }
    }
}
