package org.intendant.web.requests;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.EnumSet;
import org.intendant.web.errors.ErrorServlet;

/** Puts our filters before all others: the headers first, so that what the path filter refuses carries them too. */
@WebListener
public class WebSetup implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        first(context.addFilter("intendant-headers", new HeaderFilter()), DispatcherType.REQUEST, DispatcherType.ERROR);
        first(context.addFilter("intendant-path", new PathFilter()), DispatcherType.REQUEST);
        context.addServlet("intendant-error", new ErrorServlet()).addMapping(ErrorServlet.PATH);
    }

    private static void first(FilterRegistration.Dynamic filter, DispatcherType one, DispatcherType... more) {
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(one, more), false, "/*");
    }
}
