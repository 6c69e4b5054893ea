package org.intendant.web.errors;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIForm;
import jakarta.faces.component.UIMessage;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitHint;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import org.intendant.plans.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Says a failure in the page it happened on. By convention an input's id is the field's name ({@code id="sshPort"}) within the
 * submitted form; a reason whose field has no input there stands above the content.
 */
final class FieldMessages {

    private FieldMessages() {}

    static void show(FacesContext faces, Failure failure) {
        faces.validationFailed();
        if (failure.reasons().isEmpty()) {
            above(faces, (failure.sentence() + " " + failure.next()).strip(), failure.output());
        }
        for (Refused.Reason reason : failure.reasons()) {
            UIComponent input = reason.field().isEmpty() ? null : input(faces, reason.field());
            if (input == null) {
                above(faces, reason.sentence(), "");
            } else {
                beside(faces, input, reason.sentence());
            }
        }
    }

    static void news(FacesContext faces, String sentence) {
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_WARN, sentence, sentence));
    }

    private static void above(FacesContext faces, String sentence, String output) {
        String detail = output.isBlank() ? sentence : output.strip();
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, detail));
    }

    private static void beside(FacesContext faces, UIComponent input, String sentence) {
        String id = input.getClientId(faces);
        faces.addMessage(id, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, sentence));
        keep(faces, input, (EditableValueHolder) input);
        if (faces.getPartialViewContext().isAjaxRequest()
                && !faces.getPartialViewContext().isRenderAll()) {
            faces.getPartialViewContext().getRenderIds().addAll(messagesFor(faces, input));
        }
    }

    /** An input that is not valid shows what was submitted; by now that has gone into the model, so it is put back. */
    private static void keep(FacesContext faces, UIComponent component, EditableValueHolder input) {
        Object value = input.getValue();
        if (value instanceof Collection || (value != null && value.getClass().isArray())) {
            return;
        }
        input.setSubmittedValue(value == null ? "" : asText(faces, component, input, value));
        input.setValid(false);
    }

    private static String asText(FacesContext faces, UIComponent component, EditableValueHolder input, Object value) {
        Converter<Object> converter = converter(faces, input, value);
        String text = converter == null ? value.toString() : converter.getAsString(faces, component, value);
        return text == null ? "" : text;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Converter<Object> converter(FacesContext faces, EditableValueHolder input, Object value) {
        return input.getConverter() != null
                ? (Converter<Object>) input.getConverter()
                : (Converter<Object>) faces.getApplication().createConverter(value.getClass());
    }

    /** The input of this field in the submitted form: {@code ssh.host} is {@code ssh-host}, or else {@code host}. */
    private static @Nullable UIComponent input(FacesContext faces, String field) {
        UIComponent whole = named(faces, field.replace('.', '-'));
        return whole != null ? whole : named(faces, field.substring(field.lastIndexOf('.') + 1));
    }

    private static @Nullable UIComponent named(FacesContext faces, String id) {
        List<UIComponent> found = new ArrayList<>();
        var shown = VisitContext.createVisitContext(faces, null, EnumSet.of(VisitHint.SKIP_UNRENDERED));
        faces.getViewRoot().visitTree(shown, (context, component) -> {
            if (component instanceof UIForm form && !sent(faces, form)) {
                return VisitResult.REJECT;
            }
            if (component instanceof EditableValueHolder && id.equals(component.getId())) {
                found.add(component);
                return VisitResult.COMPLETE;
            }
            return VisitResult.ACCEPT;
        });
        return found.isEmpty() ? null : found.get(0);
    }

    /** Faces knows a form as submitted only where all of it was processed, and not some of its fields. */
    private static boolean sent(FacesContext faces, UIForm form) {
        return form.isSubmitted()
                || faces.getExternalContext().getRequestParameterMap().containsKey(form.getClientId(faces));
    }

    private static List<String> messagesFor(FacesContext faces, UIComponent input) {
        List<String> ids = new ArrayList<>();
        UIComponent around = input.getNamingContainer();
        around.visitTree(VisitContext.createVisitContext(faces), (context, component) -> {
            if (component instanceof UIMessage message && input.getId().equals(message.getFor())) {
                ids.add(component.getClientId(faces));
            }
            return VisitResult.ACCEPT;
        });
        return ids;
    }
}
