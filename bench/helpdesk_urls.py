"""The addresses of the django-helpdesk site of helpdesk_site.py: it writes links to tickets into its mails."""

from django.urls import include, path

urlpatterns = [path("", include("helpdesk.urls", namespace="helpdesk"))]
