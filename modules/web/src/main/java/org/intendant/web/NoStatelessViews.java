package org.intendant.web;

import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.faces.render.ResponseStateManager;

/**
 * Takes no form that calls its view stateless. None of ours is, and Faces would believe it: such a form would need no state
 * that only our page could have given out, and so could be another site's (T17).
 */
public class NoStatelessViews extends ViewHandlerWrapper {

    public NoStatelessViews(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public UIViewRoot restoreView(FacesContext faces, String view) {
        String state = faces.getExternalContext().getRequestParameterMap().get(ResponseStateManager.VIEW_STATE_PARAM);
        if ("stateless".equals(state)) {
            throw new ViewExpiredException("A form without a state was sent to " + view, view);
        }
        return super.restoreView(faces, view);
    }
}
