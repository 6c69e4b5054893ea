package org.intendant.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import java.io.IOException;

/** Takes a word of an enumeration only as it is written there: Jackson itself overlooks blanks around it (T7). */
final class WholeWords extends BeanDeserializerModifier {

    @Override
    public JsonDeserializer<?> modifyEnumDeserializer(
            DeserializationConfig config, JavaType type, BeanDescription description, JsonDeserializer<?> lenient) {
        return new Whole(lenient);
    }

    /** Refuses before the other one overlooks anything. */
    private static final class Whole extends DelegatingDeserializer {

        Whole(JsonDeserializer<?> lenient) {
            super(lenient);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> lenient) {
            return new Whole(lenient);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.hasToken(JsonToken.VALUE_STRING)) {
                String word = parser.getText();
                if (!word.equals(word.strip()) || !word.equals(word.trim())) {
                    return context.handleWeirdStringValue(handledType(), word, "there are blanks around it");
                }
            }
            return super.deserialize(parser, context);
        }
    }
}
