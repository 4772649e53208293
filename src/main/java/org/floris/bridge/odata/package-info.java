/** The data service of 2011 (OData 2.0) on top of the Organization Service. */
package org.floris.bridge.odata;
