package org.intendant.web;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A thing by its name in a field that offers what matches, and by its primary key, as text, behind it. */
public abstract class ByName implements Converter<Object> {

    /** The primary key of what is called so, as far as whoever typed may know. */
    protected abstract Optional<Long> key(String typed);

    /** Its name, as far as whoever looks may know; empty also for what is not there any more. */
    protected abstract Optional<String> name(long key);

    /** What is said beside the field where nothing is called so. */
    protected abstract String nothing(String typed);

    @Override
    public @Nullable Object getAsObject(FacesContext faces, UIComponent field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        String said = typed.strip();
        return key(said).map(Object::toString).orElseThrow(() -> {
            String sentence = nothing(said);
            return new ConverterException(new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, sentence));
        });
    }

    @Override
    public String getAsString(FacesContext faces, UIComponent field, @Nullable Object key) {
        return key == null || !key.toString().matches("[0-9]{1,18}")
                ? ""
                : name(Long.parseLong(key.toString())).orElse("");
    }
}
