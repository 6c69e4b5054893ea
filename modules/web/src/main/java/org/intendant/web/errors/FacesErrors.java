package org.intendant.web.errors;

import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.render.RenderKitFactory;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Iterator;
import org.intendant.web.Pages;

/**
 * What becomes of an exception in a page. What a click led to is said in the page, beside its field, and the input stays; what
 * keeps a page from being shown at all becomes an error page with the right status.
 */
class FacesErrors extends ExceptionHandlerWrapper {

    private static final String EXPIRED =
            "This page was open for too long, so it was loaded again. Look at it before you go on.";

    FacesErrors(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        Iterator<ExceptionQueuedEvent> events =
                getUnhandledExceptionQueuedEvents().iterator();
        while (events.hasNext()) {
            var event = events.next().getContext();
            events.remove();
            FacesContext faces = event.getContext() == null ? FacesContext.getCurrentInstance() : event.getContext();
            if (!faces.getResponseComplete()) {
                answer(faces, event.getException(), PhaseId.RENDER_RESPONSE.equals(event.getPhaseId()));
            }
        }
        getWrapped().handle();
    }

    private static void answer(FacesContext faces, Throwable thrown, boolean rendering) {
        Failure failure = Failure.of(thrown);
        if (failure.status() == 503) {
            ErrorLog.away(where(faces), thrown);
        }
        if (failure.status() == 401 || failure.expired()) {
            again(faces, failure);
        } else if (rendering || !faces.isPostback()) {
            page(faces, failure, thrown);
        } else if (!failure.ours()) {
            FieldMessages.show(faces, failure);
        } else if (faces.getPartialViewContext().isAjaxRequest()) {
            FieldMessages.show(
                    faces,
                    failure.withSentence(Failure.OURS + " In the log it is error "
                            + ErrorLog.write(where(faces), thrown) + ". Nothing was saved."));
        } else {
            page(faces, failure, thrown);
        }
    }

    /** The same address once more: a new view, or the sign-in on the way there. */
    private static void again(FacesContext faces, Failure failure) {
        if (faces.getViewRoot() == null) {
            UIViewRoot none = new UIViewRoot();
            none.setRenderKitId(RenderKitFactory.HTML_BASIC_RENDER_KIT);
            faces.setViewRoot(none);
        }
        if (failure.expired()) {
            FieldMessages.news(faces, EXPIRED);
        }
        Pages.redirect(address(faces));
    }

    private static void page(FacesContext faces, Failure failure, Throwable thrown) {
        ExternalContext external = faces.getExternalContext();
        if (external.isResponseCommitted()) {
            ErrorLog.write(where(faces) + ", too late for an error page", thrown);
            faces.responseComplete();
            return;
        }
        external.responseReset();
        if (faces.getPartialViewContext().isAjaxRequest()) {
            if (failure.ours()) {
                ErrorLog.write(where(faces), thrown);
            }
            loadAgain(faces);
            return;
        }
        if (failure.ours()) {
            external.getRequestMap().put(ErrorServlet.ID, ErrorLog.write(where(faces), thrown));
        }
        external.getRequestMap().put(ErrorServlet.FAILURE, failure);
        try {
            external.responseSendError(failure.status(), failure.sentence());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        faces.responseComplete();
    }

    /** In the middle of a partial answer, whose writer cannot be used any more: it may stand inside CDATA. */
    private static void loadAgain(FacesContext faces) {
        try {
            ExternalContext external = faces.getExternalContext();
            external.setResponseContentType("text/xml");
            external.setResponseCharacterEncoding("UTF-8");
            String url =
                    address(faces).replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
            external.getResponseOutputWriter()
                    .write("<?xml version='1.0' encoding='UTF-8'?>\n" + "<partial-response><redirect url=\"" + url
                            + "\"/></partial-response>");
            faces.responseComplete();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String where(FacesContext faces) {
        var request = (HttpServletRequest) faces.getExternalContext().getRequest();
        return request.getMethod() + " " + request.getRequestURI();
    }

    private static String address(FacesContext faces) {
        var request = (HttpServletRequest) faces.getExternalContext().getRequest();
        String query = request.getQueryString() == null ? queryOfThePage(request) : request.getQueryString();
        return request.getRequestURI() + (query.isEmpty() ? "" : "?" + query);
    }

    /** A form is sent to its page's address without the query; what the page was opened with stands in the Referer. */
    private static String queryOfThePage(HttpServletRequest request) {
        String referer = request.getHeader("Referer");
        if (referer == null) {
            return "";
        }
        try {
            URI page = new URI(referer);
            boolean same = request.getRequestURI().equals(page.getRawPath());
            return same && page.getRawQuery() != null ? page.getRawQuery() : "";
        } catch (URISyntaxException nonsense) {
            return "";
        }
    }
}
