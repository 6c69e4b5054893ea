package org.intendant.web.errors;

import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;

/** Makes {@link FacesErrors} the handler of every page's exceptions. */
public class FacesErrorsFactory extends ExceptionHandlerFactory {

    public FacesErrorsFactory(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new FacesErrors(getWrapped().getExceptionHandler());
    }
}
