package org.intendant.web.requests;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.faces.render.ResponseStateManager;
import org.intendant.web.SignedIn;
import org.jspecify.annotations.Nullable;

/**
 * Keeps views without a state to the pages before the sign-in.
 *
 * <p>There they are stateless from the start, so that strangers who ask for them leave neither a view nor a session in
 * memory (T37): {@code f:view transient} alone comes too late for that. Elsewhere no form is taken that calls its view
 * stateless. Faces would believe it: such a form would need no state that only our page could have given out, and so could
 * be another site's (T17). Where a form for the pages of strangers comes from, the door has looked at.
 */
public class StatelessViews extends ViewHandlerWrapper {

    public StatelessViews(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public UIViewRoot createView(FacesContext faces, String view) {
        UIViewRoot created = super.createView(faces, view);
        if (created != null && !isSignedIn()) {
            created.setTransient(true);
        }
        return created;
    }

    private static boolean isSignedIn() {
        return CDI.current().select(SignedIn.class, Any.Literal.INSTANCE).stream()
                .anyMatch(SignedIn::present);
    }

    @Override
    public UIViewRoot restoreView(FacesContext faces, String view) {
        String state = faces.getExternalContext().getRequestParameterMap().get(ResponseStateManager.VIEW_STATE_PARAM);
        if (!"stateless".equals(state)) {
            return super.restoreView(faces, view);
        }
        UIViewRoot restored = stateless(faces, view);
        if (restored == null || !restored.isTransient()) {
            throw new ViewExpiredException("A form without a state was sent to " + view, view);
        }
        return restored;
    }

    /** Faces itself throws, where the view is none without a state. */
    private @Nullable UIViewRoot stateless(FacesContext faces, String view) {
        try {
            return super.restoreView(faces, view);
        } catch (FacesException itHasState) {
            throw new ViewExpiredException("A form without a state was sent to " + view, itHasState, view);
        }
    }
}
