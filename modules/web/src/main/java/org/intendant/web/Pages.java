package org.intendant.web;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What page beans say to the browser besides their values. */
public final class Pages {

    private Pages() {}

    /** Goes on at a path of this application, context root included, and ends this request. News said before it are kept. */
    public static void redirect(String path) {
        FacesContext faces = FacesContext.getCurrentInstance();
        try {
            faces.getExternalContext().getFlash().setKeepMessages(true);
            faces.getExternalContext().redirect(path);
            faces.responseComplete();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Goes on at a path below the context root: {@code /servers/server.xhtml?id=4}. */
    public static void open(String href) {
        redirect(FacesContext.getCurrentInstance().getExternalContext().getRequestContextPath() + href);
    }

    /** Passing news, shown for some seconds: {@code Saved the server web1.} */
    public static void news(String sentence) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(sentence));
    }

    /** Whether the page is being drawn: all that was asked for is done, so that what is read now may be kept until it is sent. */
    public static boolean drawing() {
        return PhaseId.RENDER_RESPONSE.equals(FacesContext.getCurrentInstance().getCurrentPhaseId());
    }
}
