package org.intendant.web.requests;

import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.faces.render.ResponseStateManager;
import org.jspecify.annotations.Nullable;

/**
 * Takes no form that calls its view stateless when it is not. Faces would believe it: such a form would need no state that
 * only our page could have given out, and so could be another site's (T17). Only the pages before the sign-in are
 * stateless, so that strangers who ask for them leave no view in memory (T37); where a form for them comes from, the door
 * has looked at.
 */
public class NoStatelessViews extends ViewHandlerWrapper {

    public NoStatelessViews(ViewHandler wrapped) {
        super(wrapped);
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
