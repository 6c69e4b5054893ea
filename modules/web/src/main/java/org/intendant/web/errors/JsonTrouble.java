package org.intendant.web.errors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import org.intendant.plans.Refused;

/** A body that is not what it should be, in words that name the field and no class of ours. */
final class JsonTrouble {

    private JsonTrouble() {}

    static Failure failure(JsonProcessingException trouble) {
        if (trouble instanceof StreamConstraintsException) {
            if (trouble.getOriginalMessage().startsWith("Document length")) {
                return Failure.plain(413, "The body is larger than anything here needs.");
            }
            return Failure.plain(400, "The body is larger or nested deeper than anything here needs.");
        }
        if (trouble instanceof UnrecognizedPropertyException unknown) {
            return field(path(unknown), "There is no field “" + unknown.getPropertyName() + "” here.");
        }
        if (trouble instanceof JsonMappingException wrong && !wrong.getPath().isEmpty()) {
            String field = path(wrong);
            return field(field, "The value of “" + field + "” is not of the kind that belongs there.");
        }
        if (trouble instanceof JsonMappingException) {
            return Failure.plain(400, "The body is not of the shape that belongs here.");
        }
        return Failure.plain(400, "The body is not JSON" + where(trouble) + ".");
    }

    private static Failure field(String field, String sentence) {
        return new Failure(400, sentence, List.of(new Refused.Reason(field, sentence)), "", false);
    }

    private static String where(JsonProcessingException trouble) {
        var at = trouble.getLocation();
        return at == null ? "" : ": see line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static String path(JsonMappingException trouble) {
        var path = new StringBuilder();
        for (JsonMappingException.Reference step : trouble.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
