package org.intendant.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came back over the wire, header for header.
 *
 * @param headers names as sent, in their order
 */
public record Reply(int status, List<Map.Entry<String, String>> headers, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern HIDDEN_FIELD = Pattern.compile("<input[^>]*type=\"hidden\"[^>]*>");

    /** All values of a header, whatever the case of its name. */
    public List<String> all(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The first value of a header, or the empty string. */
    public String header(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    /** The whole line that sets this cookie. */
    public Optional<String> setCookie(String name) {
        return all("Set-Cookie").stream()
                .filter(line -> line.startsWith(name + "="))
                .findFirst();
    }

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException other) {
            throw new AssertionError("No JSON in " + this, other);
        }
    }

    public boolean leadsToSignIn() {
        return (status == 302 || status == 303) && header("Location").contains("/people/signin.xhtml");
    }

    /** The hidden fields of a form of this page, its view state among them: what a browser sends back by itself. */
    public Map<String, String> form(String id) {
        Matcher form = Pattern.compile("<form id=\"" + Pattern.quote(id) + "\".*?</form>", Pattern.DOTALL)
                .matcher(body);
        if (!form.find()) {
            throw new AssertionError("There is no form " + id + " in " + this);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        HIDDEN_FIELD.matcher(form.group()).results().forEach(input -> {
            String name = attribute(input.group(), "name");
            if (!name.isEmpty()) {
                fields.put(name, attribute(input.group(), "value"));
            }
        });
        Matcher nonce = Pattern.compile("nonce=\"([^\"]+)\"").matcher(body);
        if (nonce.find()) {
            fields.put("primefaces.nonce", nonce.group(1)); // a script of PrimeFaces adds it
        }
        return fields;
    }

    /** The token that scripts of this page send along. */
    public String antiForgery() {
        Matcher token =
                Pattern.compile("name=\"intendant-token\" content=\"([^\"]+)\"").matcher(body);
        return token.find() ? token.group(1) : "";
    }

    private static String attribute(String tag, String name) {
        Matcher value = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(tag);
        return value.find() ? value.group(1).replace("&amp;", "&").replace("&quot;", "\"") : "";
    }
}
