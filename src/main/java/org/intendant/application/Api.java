package org.intendant.application;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The REST interface: every resource of every module lives below this path. */
@ApplicationPath("/api/v1")
public class Api extends Application {}
