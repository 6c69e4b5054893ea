package org.intendant.people.foresight;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A change over REST that may give or take access. Asked with {@code ?preview=true}, its boolean parameter of this name, it
 * answers 200 with {@link Foreseen}, what it would give and take per account, refuses what it would refuse, and changes nothing.
 */
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Previewed {

    /** What is changed, as {@link Foresight} names it: {@code person}, {@code group}, {@code server} or {@code from}. */
    @Nonbinding
    String value() default "";

    /** The path parameter with its primary key. */
    @Nonbinding
    String id() default "id";
}
